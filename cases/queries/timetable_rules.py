"""Reads the rules by which cases are spread over the first week, from the file beside this app."""

from collections.abc import Mapping
from datetime import time
from functools import cache
from pathlib import Path

import yaml

from cases.choices import HalfDay
from cases.types.timetable import HalfDayRule, Origin, TimetableRules
from standards.choices import Provenance

FILE = Path(__file__).parents[1] / "timetable_rules.yaml"


@cache
def timetable_rules(framework: str) -> TimetableRules:
    """Return the rules of a framework (its code), or those of frameworks that are not named."""
    document = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    data = document["frameworks"].get(framework, document["otherwise"])
    return TimetableRules(
        halves=tuple(_read_half(one) for one in data["halves"]["parts"]),
        halves_origin=Origin(Provenance(data["halves"]["provenance"]), data["halves"]["source"]),
    )


def _read_half(data: Mapping[str, str]) -> HalfDayRule:
    return HalfDayRule(
        half=HalfDay[data["half"].upper()],
        begins=time.fromisoformat(data["begins"]),
        ends=time.fromisoformat(data["ends"]),
        interview=time.fromisoformat(data["interview"]),
    )
