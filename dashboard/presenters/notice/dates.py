"""The dates of an inspection in words for the service, with what is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inspections.models import Inspection
from inspections.queries.sentences import distance_text
from inspections.types import Milestone


@dataclass(frozen=True)
class NoticeDate:
    """Something that happens: what, on which days, and how far away; once published, no more."""

    what: str
    days: str
    distance: str
    is_overdue: bool


def notice_dates(
    inspection: Inspection, milestones: Sequence[Milestone], today: date
) -> list[NoticeDate]:
    """Return the dates in order; the days of one week of fieldwork stand together."""
    by_code = {one.code: one for one in milestones}
    rows = [
        (_("Notice given"), ("announcement",)),
        (_("First week of fieldwork"), ("week_one_begins", "week_one_ends")),
        (_("Second week of fieldwork"), ("week_two_begins", "week_two_ends")),
        (_("Draft report sent to you"), ("draft",)),
        (_("Report published"), ("publication",)),
    ]
    return [
        _present(inspection, what, [by_code[one] for one in codes], today) for what, codes in rows
    ]


def days_text(milestones: Sequence[Milestone]) -> str:
    """Say on which day something happens, or from which to which day."""
    first, last = milestones[0], milestones[-1]
    if len(milestones) == 1:
        return str(date_format(first.actual_date or first.planned_date, "l j F Y"))
    return _("%(first)s to %(last)s") % {
        "first": date_format(first.planned_date, "l j F"),
        "last": date_format(last.planned_date, "l j F Y"),
    }


def _present(
    inspection: Inspection, what: str, milestones: Sequence[Milestone], today: date
) -> NoticeDate:
    if inspection.is_published:
        return NoticeDate(what, days_text(milestones), "", is_overdue=False)
    is_overdue = any(one.is_overdue(today) for one in milestones)
    distance = _("Overdue") if is_overdue else _distance(inspection, milestones, today)
    return NoticeDate(what, days_text(milestones), distance, is_overdue)


def _distance(inspection: Inspection, milestones: Sequence[Milestone], today: date) -> str:
    first, last = milestones[0], milestones[-1]
    if last.actual_date is not None:
        return _("Done")
    if first.actual_date is not None:
        return _("Now")
    return distance_text(first.planned_date, today, inspection.service.country)
