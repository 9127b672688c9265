"""The timetable as a table: half days down, inspectors across; and as a list for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext

from accounts.models import User
from cases.choices import HalfDay
from cases.models import Assessment
from cases.queries.timetable import Timetable
from cases.queries.timetable_words import clock, place_text
from cases.types.timetable import Place


@dataclass(frozen=True)
class CaseCell:
    """One case where it stands."""

    reference: str
    href: str
    points: str
    manager: str


@dataclass(frozen=True)
class ReaderCell:
    """What one person does on one half day; `is_away` tells an empty cell from a free one."""

    reader: str
    cases: list[CaseCell]
    is_away: bool


@dataclass(frozen=True)
class HalfDayRow:
    """One half day, with a cell for each inspector."""

    half: str
    interview: str
    cells: list[ReaderCell]


@dataclass(frozen=True)
class DayRows:
    """The half days of one day, such as Monday, 13 April."""

    name: str
    date: str
    rows: list[HalfDayRow]


@dataclass(frozen=True)
class ReaderDay:
    """One half day in the list of one person."""

    when: str
    interview: str
    cell: ReaderCell


@dataclass(frozen=True)
class ReaderList:
    """The half days on which one person reads a case or is away."""

    name: str
    days: list[ReaderDay]


@dataclass(frozen=True)
class TimetableTable:
    """The same in both forms."""

    names: list[str]
    days: list[DayRows]
    lists: list[ReaderList]


def show_table(timetable: Timetable, *, is_planner: bool) -> TimetableTable:
    """Return the table; whoever plans comes from a case to the page that moves it."""
    found: dict[tuple[int | None, Place | None], list[Assessment]] = {}
    for one in timetable.placed:
        found.setdefault((one.scorer_id, timetable.place_of(one)), []).append(one)
    cells = {
        (person.pk, place): ReaderCell(
            person.name,
            [
                show_case(timetable, one, is_planner=is_planner)
                for one in found.get((person.pk, place), [])
            ],
            not timetable.is_there(person.pk, place),
        )
        for person in timetable.readers
        for place in timetable.places
    }
    return TimetableTable(
        names=[one.name for one in timetable.readers],
        days=[
            DayRows(date_format(day, "l"), date_format(day, "j F"), _rows(timetable, day, cells))
            for day in timetable.days
        ],
        lists=[_list(timetable, person, cells) for person in timetable.readers],
    )


def show_case(timetable: Timetable, assessment: Assessment, *, is_planner: bool) -> CaseCell:
    """Return a case with what one needs to know to place it."""
    page = "cases:timetable-place" if is_planner else "cases:case-detail"
    reference = assessment.case.reference
    return CaseCell(
        reference=reference,
        href=reverse(page, args=[timetable.inspection.reference, reference]),
        points=points_text(timetable.points_of(assessment)),
        manager=manager_of(assessment),
    )


def points_text(points: int) -> str:
    """Return "3 points"; "" for a case that nothing makes complex."""
    if not points:
        return ""
    return ngettext("%(count)d point", "%(count)d points", points) % {"count": points}


def manager_of(assessment: Assessment) -> str:
    """Return who holds the case in the service, "" where nobody is named."""
    preparation = getattr(assessment.case, "preparation", None)
    return preparation.case_manager if preparation else ""


def _rows(
    timetable: Timetable, day: date, cells: Mapping[tuple[int, Place], ReaderCell]
) -> list[HalfDayRow]:
    return [
        HalfDayRow(
            half=str(HalfDay(rule.half).label),
            interview=clock(rule.interview),
            cells=[cells[one.pk, Place(day, rule.half)] for one in timetable.readers],
        )
        for rule in timetable.rules.halves
    ]


def _list(
    timetable: Timetable, person: User, cells: Mapping[tuple[int, Place], ReaderCell]
) -> ReaderList:
    return ReaderList(
        person.name,
        [
            ReaderDay(
                place_text(place),
                clock(timetable.rules.half_day(place.half).interview),
                cells[person.pk, place],
            )
            for place in timetable.places
            if cells[person.pk, place].cases or cells[person.pk, place].is_away
        ],
    )
