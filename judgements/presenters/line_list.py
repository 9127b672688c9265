"""The list of lines of enquiry and what narrows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.permissions import Permission
from judgements.choices import LineState
from judgements.models import LineOfEnquiry
from judgements.presenters.enquiry import LineRow, about_text, lines_text, present_row
from judgements.queries.enquiry import LineAccess
from judgements.queries.fieldwork import FieldworkAccess

WHOLE_SERVICE, NOBODY = "service", "nobody"


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; "" for everything, and for what is unknown."""

    state: str = ""
    standard: str = ""
    assigned_to: str = ""


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter of the list, as templates/judgements/_filter.html takes it."""

    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True)
class LinesPage:
    """What the list shows; texts are "" where there is nothing to say."""

    summary: str
    filters: list[Filter]
    rows: list[LineRow]
    none: str
    can_plan: bool


def present_lines(
    access: FieldworkAccess,
    lines: Sequence[LineOfEnquiry],
    counts: Mapping[int, Counter[str]],
    wanted: Filters,
) -> LinesPage:
    """Return the lines that are wanted, open ones first; ``counts`` is of their evidence."""
    shown = [one for one in lines if _is_wanted(one, wanted)]
    ordered = sorted(shown, key=lambda one: (one.is_closed, one.number))
    return LinesPage(
        summary=lines_text(lines),
        filters=_filters(access, lines, wanted) if lines else [],
        rows=[
            present_row(LineAccess(access, one), counts.get(one.pk, Counter())) for one in ordered
        ],
        none=_("No line of enquiry is like this. Choose fewer conditions.")
        if lines
        else _("There is no line of enquiry yet."),
        can_plan=access.may_change(Permission.PLAN_ENQUIRY),
    )


def _is_wanted(line: LineOfEnquiry, wanted: Filters) -> bool:
    state = LineState.CLOSED if line.is_closed else LineState.OPEN
    return (
        wanted.state in ("", state)
        and wanted.standard in ("", _standard_value(line))
        and wanted.assigned_to in ("", _person_value(line))
    )


def _standard_value(line: LineOfEnquiry) -> str:
    return line.standard.code if line.standard else WHOLE_SERVICE


def _person_value(line: LineOfEnquiry) -> str:
    return str(line.assigned_to_id or NOBODY)


def _filters(
    access: FieldworkAccess, lines: Sequence[LineOfEnquiry], wanted: Filters
) -> list[Filter]:
    states = [(one.value, str(one.label)) for one in LineState]
    standards = {_standard_value(one): about_text(access.content, one) for one in lines}
    people = {
        _person_value(one): one.assigned_to.name if one.assigned_to else _("Nobody yet")
        for one in lines
    }
    noun = str(access.content.standard_noun)
    return [
        make_filter("state", _("State"), states, wanted.state),
        make_filter(
            "standard",
            _("About which %(noun)s") % {"noun": noun},
            standards.items(),
            wanted.standard,
        ),
        make_filter(
            "assigned_to",
            _("Assigned to"),
            sorted(people.items(), key=lambda one: (one[0] == NOBODY, one[1].casefold())),
            wanted.assigned_to,
        ),
    ]


def make_filter(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> Filter:
    """Return a filter with “All” before its choices."""
    return Filter(
        name,
        label,
        [Option(value, text, value == chosen) for value, text in [("", _("All")), *choices]],
    )
