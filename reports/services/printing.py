"""Lays out markup as a PDF that may use our stylesheets, our fonts and its pictures only."""

from django.utils.translation import gettext as _
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, path2url

from reports.errors import RenderingRefused
from reports.services.fetching import ReportFetcher
from reports.services.styling import FONTS, ORNAMENTS, PAPER_STYLES, find_static
from reports.services.tagging import finish_tags


def print_markup(markup: str, pictures: list[str]) -> bytes:
    """Lay out markup that may use these pictures, our stylesheets and our fonts, nothing else."""
    paths = [find_static(name) for name in (*PAPER_STYLES, *FONTS, *ORNAMENTS)]
    fetcher = ReportFetcher({path2url(path): path.read_bytes() for path in paths}, pictures)
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
