"""From a report to the bytes of a file: a page that stands alone, or a tagged PDF."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, path2url

from inspections.models import Inspection
from reports.choices import Format, Language
from reports.errors import RenderingRefused
from reports.queries.document import build_document
from reports.services.fetching import (
    FONTS,
    PAPER_STYLES,
    SCREEN_STYLES,
    MissingStaticFile,
    ReportFetcher,
    find_static,
)
from reports.services.tagging import finish_tags
from reports.types import ReportDocument


def make_file(inspection: Inspection, language: Language, format_: Format) -> bytes:
    """Return the report as a file.

    Raises RenderingRefused with a plain message when it cannot be made in this language, when the
    static files are not built, or when the report asks for anything it may not use.
    """
    document = build_document(inspection, language)
    with refuse_missing_files(), translation.override(language.value):
        return make_page(document) if format_ == Format.HTML else make_pdf(document)


@contextmanager
def refuse_missing_files() -> Iterator[None]:
    """Raise RenderingRefused, with what to do, where static files are not built."""
    try:
        yield
    except MissingStaticFile as missing:
        raise RenderingRefused(
            _("The file %(name)s is missing. Run “manage.py build_static” and try again.")
            % {"name": missing}
        ) from missing


def make_page(document: ReportDocument) -> bytes:
    """Return the report as one web page that needs no other file."""
    styles = b"".join(find_static(name).read_bytes() for name in SCREEN_STYLES)
    address = f"data:text/css;base64,{base64.b64encode(styles).decode()}"
    return _markup(document, address).encode()


def make_pdf(document: ReportDocument) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1) with its fonts embedded."""
    return print_markup(_markup(document), [image.uri for image in document.images])


def print_markup(markup: str, pictures: list[str]) -> bytes:
    """Lay out markup that may use these pictures, our stylesheets and our fonts, nothing else."""
    files = {path2url(find_static(name)): find_static(name) for name in (*PAPER_STYLES, *FONTS)}
    fetcher = ReportFetcher(files, pictures)
    fonts = FontConfiguration()
    # The library reports a refused address by an exception that `except Exception` lets through.
    try:
        styles = [
            CSS(url=path2url(find_static(name)), url_fetcher=fetcher, font_config=fonts)
            for name in PAPER_STYLES
        ]
        pdf = HTML(string=markup, url_fetcher=fetcher).write_pdf(
            stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1"
        )
    except FatalURLFetchingError as refused:
        raise RenderingRefused(
            _("The report asks for a picture or file it may not use, so no file was made.")
        ) from refused
    return finish_tags(pdf)


def _markup(document: ReportDocument, stylesheet: str = "") -> str:
    context = {"document": document, "stylesheet": stylesheet}
    return render_to_string("reports/document.html", context)
