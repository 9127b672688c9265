"""From a report to the bytes of a file: a page that stands alone, or a tagged PDF."""

import base64

from django.template.loader import render_to_string

from reports.services.printing import print_markup
from reports.services.styling import SCREEN_STYLES, find_static
from reports.types import ReportDocument


def make_page(document: ReportDocument) -> bytes:
    """Return the report as one web page that needs no other file."""
    styles = b"".join(find_static(name).read_bytes() for name in SCREEN_STYLES)
    address = f"data:text/css;base64,{base64.b64encode(styles).decode()}"
    return _markup(document, address).encode()


def make_pdf(document: ReportDocument) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1) with its fonts embedded."""
    return print_markup(_markup(document), [image.uri for image in document.images])


def _markup(document: ReportDocument, stylesheet: str = "") -> str:
    context = {"document": document, "stylesheet": stylesheet}
    return render_to_string("reports/document.html", context)
