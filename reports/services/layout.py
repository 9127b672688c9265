"""Lays out markup with its own files as a tagged PDF (PDF/UA-1); knows nothing of the site.

Loaded only by processes that do nothing else: see reports/services/press.py.
"""

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reports.services.fetching import ReportFetcher
from reports.services.tagging import finish_tags
from reports.services.walls import Job


def lay_out(job: Job) -> bytes:
    """Return the PDF; raises FatalURLFetchingError for an address that the job does not bring."""
    return finish_tags(print_pages(job))


def print_pages(job: Job) -> bytes:
    """Return the PDF as the library makes it, its tags still unfinished."""
    fetcher = ReportFetcher(job.files, job.pictures)
    fonts = FontConfiguration()
    styles = [CSS(url=url, url_fetcher=fetcher, font_config=fonts) for url in job.stylesheets]
    printed: bytes = HTML(string=job.markup, url_fetcher=fetcher).write_pdf(
        stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return printed
