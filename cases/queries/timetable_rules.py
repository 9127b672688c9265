"""Reads the rules by which cases are spread over the first week, from the file beside this app."""

from collections.abc import Mapping
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cases.choices import HalfDay
from cases.types.timetable import ComplexityRule, HalfDayRule, Origin, TimetableRules
from standards.choices import Provenance

FILE = Path(__file__).parents[1] / "timetable_rules.yaml"


@cache
def timetable_rules(framework: str) -> TimetableRules:
    """Return the rules of a framework (its code), or those of frameworks that are not named."""
    document = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    data = document["frameworks"].get(framework, document["otherwise"])
    return TimetableRules(
        days=data["reading_days"]["count"],
        days_origin=_read_origin(data["reading_days"]),
        halves=tuple(_read_half(one) for one in data["halves"]["parts"]),
        halves_origin=_read_origin(data["halves"]),
        complexity=tuple(
            ComplexityRule(one["fact"], tuple(one["values"]), one["points"])
            for one in data["complexity"]["parts"]
        ),
        complexity_origin=_read_origin(data["complexity"]),
    )


def _read_half(data: Mapping[str, str]) -> HalfDayRule:
    return HalfDayRule(
        half=HalfDay[data["half"].upper()],
        begins=time.fromisoformat(data["begins"]),
        ends=time.fromisoformat(data["ends"]),
        interview=time.fromisoformat(data["interview"]),
    )


def _read_origin(data: Mapping[str, Any]) -> Origin:
    return Origin(Provenance(data["provenance"]), data["source"])
