"""The dates of an inspection in words for the service, with what is overdue."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inspections.models import Inspection
from inspections.queries.sentences import distance_text
from inspections.types import Milestone

Cell = dict[str, Any]


def date_head(inspection: Inspection) -> list[Cell]:
    """Return the headings of the table of dates."""
    names = [_("What happens"), _("When"), _("How far away")]
    return [{"text": text} for text in (names[:2] if inspection.is_published else names)]


def date_rows(
    inspection: Inspection, milestones: Sequence[Milestone], today: date
) -> list[list[Cell]]:
    """Return the dates as rows of components/table.html; once published, the days alone."""
    by_code = {one.code: one for one in milestones}
    rows = [
        (_("Notice given"), ("announcement",)),
        (_("First week of fieldwork, at your service"), ("week_one_begins", "week_one_ends")),
        (_("Second week of fieldwork, at your service"), ("week_two_begins", "week_two_ends")),
        (_("Draft report sent to you"), ("draft",)),
        (_("Report published"), ("publication",)),
    ]
    return [_row(inspection, text, _pick(by_code, codes), today) for text, codes in rows]


def days_text(milestones: Sequence[Milestone]) -> str:
    """Say on which day something happens, or from which to which day."""
    first, last = milestones[0], milestones[-1]
    if len(milestones) == 1:
        return str(date_format(first.actual_date or first.planned_date, "l j F Y"))
    return _("%(first)s to %(last)s") % {
        "first": date_format(first.planned_date, "l j F"),
        "last": date_format(last.planned_date, "l j F Y"),
    }


def _pick(by_code: Mapping[str, Milestone], codes: Sequence[str]) -> list[Milestone]:
    return [by_code[code] for code in codes]


def _row(
    inspection: Inspection, text: str, milestones: Sequence[Milestone], today: date
) -> list[Cell]:
    cells: list[Cell] = [{"text": text}, {"text": days_text(milestones)}]
    if inspection.is_published:
        return cells
    return [*cells, {"text": _away(inspection, milestones, today)}]


def _away(inspection: Inspection, milestones: Sequence[Milestone], today: date) -> str:
    first, last = milestones[0], milestones[-1]
    if any(one.is_overdue(today) for one in milestones):
        return _("Overdue")
    if last.actual_date is not None:
        return _("Done")
    if first.actual_date is not None:
        return _("Now")
    return distance_text(first.planned_date, today, inspection.service.country) or "–"
