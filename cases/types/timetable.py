"""The timetable as plain values: its rules (cases/timetable_rules.yaml), what is to be planned, and
what came of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cached_property

from cases.choices import HalfDay
from standards.choices import Provenance


@dataclass(frozen=True)
class Origin:
    """Where a part of the rules comes from."""

    provenance: Provenance
    source: str


@dataclass(frozen=True)
class HalfDayRule:
    """When a half day begins and ends, and when the case manager is spoken with."""

    half: HalfDay
    begins: time
    ends: time
    interview: time


@dataclass(frozen=True)
class ComplexityRule:
    """The points of a case whose fact has one of these values."""

    fact: str
    values: tuple[str, ...]
    points: int


@dataclass(frozen=True)
class TimetableRules:
    """All rules of one framework, each part with its origin."""

    days: int
    days_origin: Origin
    halves: tuple[HalfDayRule, ...]
    halves_origin: Origin
    complexity: tuple[ComplexityRule, ...]
    complexity_origin: Origin

    @property
    def cases_a_day(self) -> int:
        """How many cases one person reads in a day."""
        return len(self.halves)

    def half_day(self, half: int) -> HalfDayRule:
        """Return the rule of a half day."""
        return next(one for one in self.halves if one.half == half)

    def points_of(self, facts: Mapping[str, str]) -> int:
        """Return the complexity of a case with these facts; 0 where nothing adds to it."""
        return sum(one.points for one in self.complexity if facts.get(one.fact, "") in one.values)


@dataclass(frozen=True, order=True)
class Place:
    """A half day on which somebody can read one case."""

    day: date
    half: int


@dataclass(frozen=True)
class Reader:
    """Somebody who reads cases, by key, and every place they are there for, in order."""

    key: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class CaseToPlan:
    """A case with its complexity and who must not read it.

    `reader` is who has it and keeps it; `place` where it stands already, only with a reader.
    """

    key: str
    points: int
    conflicted: frozenset[int] = frozenset()
    reader: int | None = None
    place: Place | None = None


class WhyLeft(StrEnum):
    """Why a case has no place in a plan."""

    NO_PLACE = "no_place"
    CONFLICTS = "conflicts"
    READER_FULL = "reader_full"
    READER_GONE = "reader_gone"


@dataclass(frozen=True)
class Placing:
    """Who reads a case, and when."""

    case: str
    reader: int
    place: Place


@dataclass(frozen=True)
class Plan:
    """A timetable: the placings in the order of the cases, and why other cases have none."""

    placings: tuple[Placing, ...]
    left: Mapping[str, WhyLeft]

    @cached_property
    def by_case(self) -> Mapping[str, Placing]:
        """The placings by case."""
        return {one.case: one for one in self.placings}


@dataclass(frozen=True)
class TimetableProgress:
    """How many cases an inspection has, and how many of them somebody reads on some half day."""

    cases: int
    placed: int


@dataclass(frozen=True)
class ReadingCapacity:
    """How many people read cases, on how many days, and for how many cases that is enough.

    `away` is how many places are lost because somebody is away.
    """

    readers: int
    days: int
    cases_a_day: int
    away: int

    @property
    def places(self) -> int:
        """How many cases can be read."""
        return self.readers * self.days * self.cases_a_day - self.away
