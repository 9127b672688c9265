"""How many answers to each question are sufficient, so that every theme gives its percentage."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dashboard.services.demo.answering import TargetMissedError
from dashboard.services.demo.data import read_data
from scoring.rating import round_half_up


@dataclass(frozen=True)
class ThemeTarget:
    """The percentage of a theme, and the percentages of its questions by code.

    Only `movable` questions may depart from theirs, by one answer.
    """

    standard: str
    percent: int
    rates: Mapping[str, int]
    movable: tuple[str, ...]


def theme_targets() -> list[ThemeTarget]:
    """Return the targets of all themes that have a percentage."""
    return [_read_target(code, one) for code, one in read_data("fji/targets").items()]


def _read_target(standard: str, data: Mapping[str, Any]) -> ThemeTarget:
    return ThemeTarget(
        standard=standard,
        percent=data["percent"],
        rates={**data["reported"], **data["unreported"]},
        movable=tuple(data["unreported"]),
    )


def count_sufficient(target: ThemeTarget, bases: Mapping[str, int]) -> dict[str, int]:
    """Return the number of sufficient answers per question, from the applicable ones.

    Raises TargetMissedError when the theme's percentage is out of reach.
    """
    counts = {code: _part(rate, bases[code]) for code, rate in target.rates.items()}
    missing = _part(target.percent, sum(bases.values())) - sum(counts.values())
    step = 1 if missing > 0 else -1
    movable = [code for code in target.movable if 0 <= counts[code] + step <= bases[code]]
    if abs(missing) > len(movable):
        raise TargetMissedError(
            f"{target.standard} needs {missing:+} answers to reach {target.percent}%, "
            f"and only {len(movable)} questions may give one."
        )
    for code in movable[: abs(missing)]:
        counts[code] += step
    return counts


def _part(percent: int, base: int) -> int:
    return round_half_up(Fraction(percent * base, 100))
