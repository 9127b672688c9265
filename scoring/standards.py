"""Rating a standard by its lowest key question, and a service by the points of its standards.

Rules and their figures are data of an edition; nothing here names a framework.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from scoring.rating import Rating, Scale, ScaleError, rate
from scoring.tally import Tally

NEAR_BOUNDARY = "near_boundary"
ONE_CASE = "one_case"
SMALL_BASE = "small_base"


@dataclass(frozen=True, slots=True)
class StandardRating:
    """A standard's rating and the key question that decided it.

    `deciding` is the working of `decided_by`; `key_questions` holds the rating of every key
    question in the order given, None for one that applied to no case.
    """

    rating: str
    points: int
    decided_by: str
    deciding: Rating
    key_questions: Mapping[str, Rating | None]


@dataclass(frozen=True, slots=True)
class DiscretionRule:
    """When a panel may depart from the lowest key question's band.

    `within_points` percentage points of a boundary; where `one_case` answered otherwise would
    change the band; or on a base of `base_at_most` cases.
    """

    within_points: int
    one_case: bool
    base_at_most: int


@dataclass(frozen=True, slots=True)
class CutOff:
    """The total points, both ends included and out of all standards, of one overall rating."""

    rating: str
    floor: int
    top: int


@dataclass(frozen=True, slots=True)
class OverallRule:
    """Cut-offs from 0 to the points of all counted standards; `most_points` is a standard's most.

    Where fewer standards are rated, the tops are scaled in proportion to the points that can
    still be had, and a total belongs to the lowest cut-off whose scaled top it does not exceed.
    """

    cut_offs: tuple[CutOff, ...]
    most_points: int

    def __post_init__(self) -> None:
        if not self.cut_offs or self.cut_offs[0].floor != 0:
            raise ScaleError("The lowest cut-off must begin at 0.")
        if self.most_points < 1:
            raise ScaleError("A standard must be worth at least one point.")
        if any(one.top < one.floor for one in self.cut_offs):
            raise ScaleError("A cut-off ends before it begins.")
        for lower, higher in pairwise(self.cut_offs):
            if higher.floor != lower.top + 1:
                raise ScaleError(f"{higher.rating} must begin right after {lower.rating}.")

    @property
    def maximum(self) -> int:
        """The points that a service can have when every standard is rated."""
        return self.cut_offs[-1].top


@dataclass(frozen=True, slots=True)
class OverallRating:
    """A service's rating and its working.

    `points` out of `maximum`, which follows from the standards that are rated; `scaled` says that
    it is less than the rule's own maximum. `tops` are the highest totals per rating, scaled and
    exact. `more_to_rise` and `fewer_to_fall` are points: None at the top and at the bottom.
    """

    rating: str
    points: int
    maximum: int
    scaled: bool
    rated: int
    tops: Mapping[str, Fraction]
    next_rating: str | None
    more_to_rise: int | None
    fewer_to_fall: int | None


def rate_by_lowest(key_questions: Mapping[str, Rating | None]) -> StandardRating | None:
    """The band of the lowest key question; None where none of them applied to any case.

    Of two with the same percentage the first decides.
    """
    rated = {code: rating for code, rating in key_questions.items() if rating is not None}
    if not rated:
        return None
    decided_by = min(rated, key=lambda code: rated[code].proportion)
    deciding = rated[decided_by]
    return StandardRating(
        rating=deciding.rating,
        points=deciding.points,
        decided_by=decided_by,
        deciding=deciding,
        key_questions=dict(key_questions),
    )


def rate_if_one_case_differs(
    tallies: Mapping[str, Tally], scale: Scale, decided_by: str, *, sufficient: bool
) -> StandardRating | None:
    """The standard's rating if one more case (or one fewer) were sufficient on a key question.

    The base stays as it is. None where no case is left that could be answered otherwise.
    """
    tally = tallies[decided_by]
    if not (tally.not_sufficient if sufficient else tally.sufficient):
        return None
    step = 1 if sufficient else -1
    changed = Tally(
        sufficient=tally.sufficient + step,
        not_sufficient=tally.not_sufficient - step,
        not_applicable=tally.not_applicable,
        missing=tally.missing,
        cases=tally.cases,
    )
    return rate_by_lowest(
        {code: rate(one, scale) for code, one in {**tallies, decided_by: changed}.items()}
    )


def reasons_for_discretion(deciding: Rating, rule: DiscretionRule) -> tuple[str, ...]:
    """The codes of why a panel may depart from the band; none of them, and it may not."""
    distances = (deciding.points_to_next, deciding.points_above_floor)
    is_near = any(one is not None and one <= rule.within_points for one in distances)
    flips = 1 in (deciding.more_sufficient_needed, deciding.fewer_sufficient_to_fall)
    base = deciding.applicable
    reasons = {
        NEAR_BOUNDARY: is_near,
        ONE_CASE: rule.one_case and flips,
        SMALL_BASE: base is not None and base <= rule.base_at_most,
    }
    return tuple(code for code, holds in reasons.items() if holds)


def rate_overall(points: Mapping[str, int | None], rule: OverallRule) -> OverallRating | None:
    """The overall rating from the points of the counted standards, None for those not rated.

    None where no standard is rated at all.
    """
    rated = [one for one in points.values() if one is not None]
    if not rated:
        return None
    if any(not 0 <= one <= rule.most_points for one in rated):
        raise ScaleError(f"The points of a standard run from 0 to {rule.most_points}.")
    total, maximum = sum(rated), len(rated) * rule.most_points
    tops = {one.rating: Fraction(one.top * maximum, rule.maximum) for one in rule.cut_offs}
    ordered = list(tops)
    position = next(index for index, one in enumerate(ordered) if total <= tops[one])
    is_top = position == len(ordered) - 1
    below = tops[ordered[position - 1]] if position else None
    return OverallRating(
        rating=ordered[position],
        points=total,
        maximum=maximum,
        scaled=maximum != rule.maximum,
        rated=len(rated),
        tops=tops,
        next_rating=None if is_top else ordered[position + 1],
        more_to_rise=None if is_top else math.floor(tops[ordered[position]]) + 1 - total,
        fewer_to_fall=None if below is None else total - math.floor(below),
    )
