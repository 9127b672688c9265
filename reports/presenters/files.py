"""The files of a report: what may be asked for, how far each has come, and where to get it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.dates import moment_text
from inspections.queries import InspectionAccess
from reports.choices import RenderingStatus, RenderingStep
from reports.models import Rendering
from reports.policies import can_render

FILE_COLOURS = {
    RenderingStatus.REQUESTED: "blue",
    RenderingStatus.RUNNING: "blue",
    RenderingStatus.READY: "green",
    RenderingStatus.FAILED: "red",
}
STEPS = list(RenderingStep)


@dataclass(frozen=True)
class Progress:
    """How far a file is, of all its steps and the waiting before them."""

    text: str
    done: int
    total: int


@dataclass(frozen=True)
class FileRow:
    """One request for a file."""

    element: str
    format: str
    language: str
    status: str
    colour: str
    about: str
    href: str
    size: str
    faults: str
    progress: Progress | None


@dataclass(frozen=True)
class FilePage:
    """Everything the page of files shows; `idle` says that nobody works on what waits."""

    files: list[FileRow]
    is_waiting: bool
    idle: str
    can_render: bool
    progress_href: str


def present_files(
    access: InspectionAccess,
    renderings: Sequence[Rendering],
    now: datetime,
    *,
    is_anybody_working: bool,
) -> FilePage:
    """Return the page, the newest request first."""
    reference = access.inspection.reference
    is_waiting = any(_is_waiting(one, now) for one in renderings)
    idle = ""
    if is_waiting and not is_anybody_working:
        idle = _(
            "Nothing is making files at the moment. Yours is kept and will be made once the "
            "background worker runs again; tell whoever runs the service."
        )
    return FilePage(
        files=[_file_row(one, reference, now) for one in renderings],
        is_waiting=is_waiting,
        idle=idle,
        can_render=can_render(access.permissions),
        progress_href=reverse("reports:file-progress", args=[reference]),
    )


def file_line(rendering: Rendering, now: datetime) -> str:
    """Return a request for a file in one line."""
    return f"{rendering.get_format_display()}: {_file_status(rendering, now)}"


def _is_waiting(rendering: Rendering, now: datetime) -> bool:
    return rendering.is_open and not rendering.is_timed_out(now)


def _file_row(rendering: Rendering, reference: str, now: datetime) -> FileRow:
    file = rendering.file
    return FileRow(
        element=f"file-{rendering.pk}",
        format=rendering.get_format_display(),
        language=rendering.get_language_display(),
        status=_file_status(rendering, now),
        colour="red" if rendering.is_timed_out(now) else FILE_COLOURS[_status(rendering)],
        about=_("Asked for by %(name)s, %(at)s")
        % {"name": rendering.requested_by.name, "at": moment_text(rendering.requested_at)},
        href=reverse("reports:rendering-download", args=[reference, rendering.pk]) if file else "",
        size=filesizeformat(file.size) if file else "",
        faults=_faults_text(len(file.faults)) if file and file.faults else "",
        progress=_progress(rendering) if _is_waiting(rendering, now) else None,
    )


def _status(rendering: Rendering) -> RenderingStatus:
    return RenderingStatus(rendering.status)


def _file_status(rendering: Rendering, now: datetime) -> str:
    if rendering.is_timed_out(now):
        return _("Not finished within 10 minutes. Ask for it again.")
    if rendering.status == RenderingStatus.FAILED:
        return _("Failed: %(reason)s") % {"reason": rendering.failure}
    return str(_status(rendering).label)


def _progress(rendering: Rendering) -> Progress:
    """Say which step is under way; each counts once it has begun."""
    if rendering.status == RenderingStatus.REQUESTED or not rendering.step:
        return Progress(_("Waiting for its turn"), 0, len(STEPS))
    step = RenderingStep(rendering.step)
    number = STEPS.index(step) + 1
    text = _("%(step)s (step %(number)d of %(total)d)") % {
        "step": step.label,
        "number": number,
        "total": len(STEPS),
    }
    return Progress(text, number, len(STEPS))


def _faults_text(count: int) -> str:
    return (
        ngettext(
            "The check for accessible PDFs found %d fault in this file.",
            "The check for accessible PDFs found %d faults in this file.",
            count,
        )
        % count
    )
