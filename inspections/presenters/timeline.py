"""What the timeline shows: each event with its planned and its actual day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inspections.queries.sentences import EVENT_NAMES
from inspections.types import Milestone


@dataclass(frozen=True)
class TimelineTable:
    """The events as rows of components/table.html."""

    head: list[dict[str, Any]]
    rows: list[list[dict[str, Any]]]


def present_timeline(milestones: Iterable[Milestone], today: date) -> TimelineTable:
    """Return the events in order, each with what there is to say of it today."""
    head = [_("Event"), _("Planned"), _("Actual"), _("Status")]
    return TimelineTable(
        head=[{"text": text} for text in head],
        rows=[_row(one, today) for one in milestones],
    )


def _row(milestone: Milestone, today: date) -> list[dict[str, Any]]:
    actual = date_format(milestone.actual_date) if milestone.actual_date else "–"
    return [
        {"text": EVENT_NAMES[milestone.code]},
        {"text": date_format(milestone.planned_date)},
        {"text": actual},
        {"text": _status(milestone, today)},
    ]


def _status(milestone: Milestone, today: date) -> str:
    if milestone.is_overdue(today):
        return _("Overdue")
    if milestone.actual_date is None:
        return _("To come")
    late = (milestone.actual_date - milestone.planned_date).days
    if late > 0:
        return _("Done, %(days)d days late") % {"days": late} if late > 1 else _("Done, a day late")
    return _("Done")
