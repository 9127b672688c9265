"""Checks a finished PDF against PDF/UA-1, the standard of accessible documents."""

import page


def check_pdf(pdf: bytes) -> list[str]:
    """Return what is wrong with the file, each with the name of its rule; nothing where it passes.

    What cannot be read as a PDF at all is a fault like any other.
    """
    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        return [str(error)]
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
