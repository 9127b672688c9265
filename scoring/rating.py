"""Rating a tally against a scale of bands, with the working as codes and exact numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

from scoring.rounding import round_half_up
from scoring.tally import Tally

__all__ = [
    "Band",
    "Compare",
    "Rating",
    "Scale",
    "ScaleError",
    "rate",
    "rate_percent",
    "round_half_up",
]

Compare: TypeAlias = Literal["displayed", "exact"]


class ScaleError(ValueError):
    """A scale that would leave a percentage without a rating, or with two."""


@dataclass(frozen=True, slots=True)
class Band:
    """The percentages from `floor` (whole, inclusive) up to the next band's floor."""

    rating: str
    floor: int
    points: int

    def __post_init__(self) -> None:
        if not self.rating:
            raise ScaleError("A band must have a rating code.")
        if not 0 <= self.floor <= 100:
            raise ScaleError(f"The floor of {self.rating} is {self.floor}, not within 0 to 100.")
        if self.points < 0:
            raise ScaleError(f"The points of {self.rating} are below zero.")


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the lowest to the highest, and which percentage is compared with their floors.

    `compare` is "displayed" (the whole percentage that readers see, so 64.5 counts as 65) or
    "exact" (the unrounded one). As each band ends where the next begins, bands that start at 0
    and rise can neither leave a gap nor overlap.
    """

    bands: tuple[Band, ...]
    compare: Compare

    def __post_init__(self) -> None:
        if self.compare not in get_args(Compare):
            raise ScaleError(f'A scale compares "displayed" or "exact", not "{self.compare}".')
        if not self.bands:
            raise ScaleError("A scale must have at least one band.")
        if self.bands[0].floor != 0:
            raise ScaleError(
                f"Percentages below {self.bands[0].floor} have no band: the lowest floor must be 0."
            )
        if len({band.rating for band in self.bands}) < len(self.bands):
            raise ScaleError("Two bands have the same rating code.")
        for lower, higher in pairwise(self.bands):
            _check_rise(lower, higher)

    def compared(self, proportion: Fraction) -> Fraction:
        """The percentage that is held against the floors."""
        percent = 100 * proportion
        return Fraction(round_half_up(percent)) if self.compare == "displayed" else percent

    def position(self, compared: Fraction) -> int:
        """The index of the band that a compared percentage falls in."""
        return max(index for index, band in enumerate(self.bands) if band.floor <= compared)

    def next_band(self, position: int) -> Band | None:
        """The band above the one at this index; None above the top band."""
        above = self.bands[position + 1 : position + 2]
        return above[0] if above else None

    def fewest_sufficient(self, band: Band, applicable: int) -> int:
        """The smallest number of sufficient answers, out of `applicable`, that reaches the band."""
        # A displayed percentage reaches the floor from half a point below it.
        slack = Fraction(1, 2) if self.compare == "displayed" else Fraction(0)
        return max(0, math.ceil((band.floor - slack) * applicable / 100))


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating and its working; all percentages out of 100 but `proportion`, a part of one.

    `percent` is the displayed percentage, `compared` the one that was held against the floors.
    `next_band`, `points_to_next` (percentage points from `compared` to its floor) and
    `more_sufficient_needed` (answers that would have to turn sufficient, on the same base, to
    reach that band or a higher one) are None in the top band. `points_above_floor` (percentage
    points from the band's own floor) and `fewer_sufficient_to_fall` (answers that would have to
    turn not sufficient to fall out of the band) are None in the bottom band. `applicable` is the
    base; where only a percentage is known it is None, and so are the numbers of answers.
    `is_moved_by_rounding` says that the unrounded percentage lies in another band.
    """

    rating: str
    points: int
    percent: int
    proportion: Fraction
    compared: Fraction
    applicable: int | None
    next_band: Band | None
    points_to_next: Fraction | None
    points_above_floor: Fraction | None
    more_sufficient_needed: int | None
    fewer_sufficient_to_fall: int | None
    is_moved_by_rounding: bool


def rate(tally: Tally, scale: Scale) -> Rating | None:
    """The band that the pooled percentage falls in, or None where nothing is applicable."""
    proportion = tally.proportion
    if proportion is None:
        return None
    rating = _rate(proportion, scale)
    above = rating.next_band
    band = scale.bands[scale.position(rating.compared)]
    needed = fewer = None
    if above is not None:
        needed = scale.fewest_sufficient(above, tally.applicable) - tally.sufficient
    if rating.points_above_floor is not None:
        fewer = tally.sufficient - scale.fewest_sufficient(band, tally.applicable) + 1
    return replace(
        rating,
        applicable=tally.applicable,
        more_sufficient_needed=needed,
        fewer_sufficient_to_fall=fewer,
    )


def rate_percent(percent: Fraction, scale: Scale) -> Rating:
    """The band of a percentage (0 to 100, exact) whose base is not known."""
    if not 0 <= percent <= 100:
        raise ScaleError(f"{percent} is not a percentage from 0 to 100.")
    return _rate(percent / 100, scale)


def _rate(proportion: Fraction, scale: Scale) -> Rating:
    compared = scale.compared(proportion)
    position = scale.position(compared)
    band = scale.bands[position]
    above = scale.next_band(position)
    return Rating(
        rating=band.rating,
        points=band.points,
        percent=round_half_up(100 * proportion),
        proportion=proportion,
        compared=compared,
        applicable=None,
        next_band=above,
        points_to_next=None if above is None else above.floor - compared,
        points_above_floor=None if position == 0 else compared - band.floor,
        more_sufficient_needed=None,
        fewer_sufficient_to_fall=None,
        is_moved_by_rounding=scale.position(100 * proportion) != position,
    )


def _check_rise(lower: Band, higher: Band) -> None:
    if higher.floor == lower.floor:
        raise ScaleError(
            f"{lower.rating} and {higher.rating} overlap: both start at {lower.floor}."
        )
    if higher.floor < lower.floor:
        raise ScaleError(f"Bands must rise, but {higher.rating} starts below {lower.rating}.")
    if higher.points <= lower.points:
        raise ScaleError(f"{higher.rating} must be worth more points than {lower.rating}.")
