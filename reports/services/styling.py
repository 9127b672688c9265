"""The style sheets and fonts of a report's files, as they were built."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from reports.errors import RenderingRefused

FONT_STYLES = "report/fonts.css"
PAPER_STYLES = (FONT_STYLES, "report/report.css", "report/print.css")
SUMMARY_STYLES = (FONT_STYLES, "report/summary.css")
SCREEN_STYLES = ("report/report.css", "report/screen.css")
FONTS = (
    "build/fonts/SourceSans3-Regular.ttf",
    "build/fonts/SourceSans3-Bold.ttf",
    "build/fonts/SourceSans3-It.ttf",
)
# Lays the word across every page of a draft, by the language of the report.
DRAFT_STYLES = {"en": "report/draft-en.css", "cy": "report/draft-cy.css"}
# What the paper's styles draw.
ORNAMENTS = (
    "report/star-full.svg",
    "report/star-empty.svg",
    "report/draft-en.svg",
    "report/draft-cy.svg",
)


class MissingStaticFile(Exception):
    """A stylesheet or font has not been built; the text is its name."""


def find_static(name: str) -> Path:
    """Return where a static file lies; raises MissingStaticFile when it was not built."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise MissingStaticFile(name)
    return Path(found)


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
