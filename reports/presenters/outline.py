"""The page of a report's outline: what is written, what is missing, the newest file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from inspections.queries import InspectionAccess
from judgements.policies.standings import Standing
from reports.models import Rendering
from reports.policies import can_render, can_write, closed_text, is_open, status_of
from reports.presenters.files import file_line
from reports.presenters.life import COLOURS
from reports.presenters.parts import Task, present_parts
from reports.queries.material import Written
from standards.types import StandardContent


@dataclass(frozen=True)
class OutlinePage:
    """Everything the outline page shows."""

    tasks: list[Task]
    latest_file: str
    can_write: bool
    can_render: bool
    status: str
    status_colour: str
    closed: str
    preview_href: str
    draft_href: str
    files_href: str


def present_outline(
    access: InspectionAccess,
    standards: list[StandardContent],
    written: Written,
    standings: Mapping[str, Standing],
    renderings: list[Rendering],
    now: datetime,
) -> OutlinePage:
    """Return the page: one line per part that people write, then the newest file."""
    reference, status = access.inspection.reference, status_of(access.inspection)
    may_write = can_write(access.inspection, access.permissions)
    tasks = present_parts(written, standards, standings, reference)
    return OutlinePage(
        tasks=tasks if may_write else [_unlinked(task) for task in tasks],
        latest_file=file_line(renderings[0], now) if renderings else "",
        can_write=may_write,
        can_render=can_render(access.permissions),
        status=str(status.label),
        status_colour=COLOURS[status],
        closed="" if is_open(access.inspection) else closed_text(access.inspection),
        preview_href=reverse("reports:report-preview", args=[reference]),
        draft_href=reverse("reports:report-draft", args=[reference]),
        files_href=reverse("reports:file-list", args=[reference]),
    )


def _unlinked(task: Task) -> Task:
    return Task(task.text, "", task.hint, task.status, task.colour)
