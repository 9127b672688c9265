"""The rules of the timetable as plain values; see cases/timetable_rules.yaml."""

from dataclasses import dataclass
from datetime import time

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
class TimetableRules:
    """All rules of one framework, each part with its origin."""

    halves: tuple[HalfDayRule, ...]
    halves_origin: Origin

    def half_day(self, half: int) -> HalfDayRule:
        """Return the rule of a half day."""
        return next(one for one in self.halves if one.half == half)
