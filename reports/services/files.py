"""From a report to the bytes of a file: a page that stands alone, or a tagged PDF."""

import base64

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from reports.queries.pictures import picture_addresses
from reports.queries.summary import summarise
from reports.services.printing import print_markup
from reports.services.styling import (
    DRAFT_STYLES,
    PAPER_STYLES,
    SCREEN_STYLES,
    SUMMARY_STYLES,
    find_static,
)
from reports.types import ReportDocument


def make_page(document: ReportDocument) -> bytes:
    """Return the report as one web page that needs no other file."""
    styles = b"".join(find_static(name).read_bytes() for name in SCREEN_STYLES)
    address = f"data:text/css;base64,{base64.b64encode(styles).decode()}"
    return document_markup(document, address).encode()


def make_pdf(document: ReportDocument) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1) with its fonts embedded."""
    markup = document_markup(document)
    return print_markup(markup, picture_addresses(document), paper_styles(document))


def paper_styles(document: ReportDocument) -> tuple[str, ...]:
    """Return the stylesheets of the report on paper, those of a draft until it is published."""
    return (*PAPER_STYLES, DRAFT_STYLES[document.language]) if document.marks else PAPER_STYLES


def document_markup(document: ReportDocument, stylesheet: str = "") -> str:
    """Return the report as markup: for paper, or for a browser where a stylesheet is given."""
    context = {"document": document, "stylesheet": stylesheet, "on_paper": not stylesheet}
    return render_to_string("reports/document.html", context)


def make_summary(document: ReportDocument) -> bytes:
    """Return the one page that says what the report found, as a tagged PDF."""
    title = _("%(title)s – summary") % {"title": document.title}
    context = {
        "document": document,
        "summary": summarise(document),
        "title": title,
        "on_paper": True,
    }
    markup = render_to_string("reports/document/summary.html", context)
    return print_markup(markup, [], SUMMARY_STYLES)
