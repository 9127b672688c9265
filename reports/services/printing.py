"""Lays out markup as a PDF that may use our stylesheets, our fonts and its pictures only."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.errors import RenderingRefused
from reports.services.press import PressStopped, run_job
from reports.services.styling import FONTS, ORNAMENTS, PAPER_STYLES, find_static
from reports.services.walls import Job, Outcome


def print_markup(
    markup: str, pictures: Sequence[str], stylesheets: Sequence[str] = PAPER_STYLES
) -> bytes:
    """Lay out markup that may use these pictures and stylesheets, and our fonts and ornaments.

    Raises RenderingRefused with a plain message when no file comes of it, whatever the reason.
    """
    job = make_job(markup, pictures, stylesheets)
    limits = {"seconds": settings.RENDERING_SECONDS, "megabytes": settings.RENDERING_MEGABYTES}
    try:
        return run_job(job, **limits)
    except PressStopped as stopped:
        raise RenderingRefused(_reason(stopped.outcome)) from stopped


def make_job(
    markup: str, pictures: Sequence[str], stylesheets: Sequence[str] = PAPER_STYLES
) -> Job:
    """Return all that laying out takes, as text and bytes."""
    paths = {name: find_static(name) for name in (*stylesheets, *FONTS, *ORNAMENTS)}
    return Job(
        markup=markup,
        stylesheets=tuple(paths[name].as_uri() for name in stylesheets),
        files={path.as_uri(): path.read_bytes() for path in paths.values()},
        pictures=tuple(pictures),
    )


def _reason(outcome: Outcome) -> str:
    """Say in the user's words why there is no file."""
    seconds = settings.RENDERING_SECONDS
    reasons = {
        Outcome.REFUSED: _(
            "The report asks for a picture or file it may not use, so no file was made."
        ),
        Outcome.OUT_OF_TIME: ngettext(
            "Laying out the pages took longer than %d second, so it was stopped.",
            "Laying out the pages took longer than %d seconds, so it was stopped.",
            seconds,
        )
        % seconds,
        Outcome.OUT_OF_MEMORY: _("The pages took more memory than they may, so no file was made."),
        Outcome.BUSY: _("Other files are being made at the moment. Try again in a minute."),
    }
    return reasons.get(outcome, _("The file could not be made. Try again later."))
