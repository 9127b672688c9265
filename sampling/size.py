"""How many cases to read of a caseload, and how precise so many are; all working exact.

The textbook sizes for estimating a share: the normal approximation with the finite population
correction. The service being inspected is a small population, so the correction matters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import NormalDist

LOWEST_CONFIDENCE, HIGHEST_CONFIDENCE = 50, 99

# The share that needs the most cases; the safe choice where nothing is known.
HALF = Fraction(1, 2)

_MILLION = 1_000_000


class SizeError(ValueError):
    """A size or a precision was asked for with figures that make no sense."""


class Decided(StrEnum):
    """What the size of a sample was decided by."""

    FORMULA = "formula"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    CASELOAD = "caseload"


@dataclass(frozen=True, slots=True)
class SampleSize:
    """A number of cases and its working.

    `confidence` is in per cent, `interval` in percentage points to either side, `quantile` the
    number of standard errors. `unlimited` is what an endless caseload would need, `corrected`
    what this one does, `calculated` that, rounded up. `size` is within `minimum` and `maximum`
    (None for no limit) and never above the caseload; `decided` says which of them made it so.
    """

    caseload: int
    confidence: int
    interval: Fraction
    share: Fraction
    quantile: Fraction
    unlimited: Fraction
    corrected: Fraction
    calculated: int
    minimum: int
    maximum: int | None
    size: int
    decided: Decided


@dataclass(frozen=True, slots=True)
class Precision:
    """How far a sample's percentage may lie from the caseload's, at a confidence in per cent.

    `points` are percentage points to either side, rounded up to a hundredth; `square` is their
    exact square. A whole caseload has 0 points.
    """

    caseload: int
    size: int
    confidence: int
    share: Fraction
    quantile: Fraction
    square: Fraction
    points: Fraction


def normal_quantile(confidence: int) -> Fraction:
    """How many standard errors hold this per cent of a normal distribution in their middle.

    To six decimals, so that no machine's last bit of a float can show: for no whole per cent from
    50 to 99 is the seventh decimal near a rounding edge. 80 gives 1.281552.
    """
    if not LOWEST_CONFIDENCE <= confidence <= HIGHEST_CONFIDENCE:
        raise SizeError(
            f"A confidence is {LOWEST_CONFIDENCE} to {HIGHEST_CONFIDENCE}, not {confidence}."
        )
    exact = NormalDist().inv_cdf((100 + confidence) / 200)
    return Fraction(round(exact * _MILLION), _MILLION)


def find_size(
    caseload: int,
    *,
    confidence: int,
    interval: Fraction | int,
    share: Fraction = HALF,
    minimum: int = 1,
    maximum: int | None = None,
) -> SampleSize:
    """Return the fewest cases that estimate a share within so many points, and the working.

    unlimited = quantile² × share × (1 - share) / interval², with the interval as a part of one;
    corrected = unlimited / (1 + (unlimited - 1) / caseload); rounded up, since a case too many
    keeps the promise and one too few breaks it. SizeError for figures that make no sense.
    """
    _check_caseload(caseload, share)
    _check_limits(Fraction(interval), minimum, maximum)
    quantile = normal_quantile(confidence)
    unlimited = (quantile * 100 / interval) ** 2 * share * (1 - share)
    corrected = unlimited / (1 + (unlimited - 1) / caseload)
    size, decided = _limit(math.ceil(corrected), minimum, maximum, caseload)
    return SampleSize(
        caseload=caseload,
        confidence=confidence,
        interval=Fraction(interval),
        share=share,
        quantile=quantile,
        unlimited=unlimited,
        corrected=corrected,
        calculated=math.ceil(corrected),
        minimum=minimum,
        maximum=maximum,
        size=size,
        decided=decided,
    )


def find_precision(
    size: int, caseload: int, *, confidence: int, share: Fraction = HALF
) -> Precision:
    """Return how precise a sample of this size is, the reverse of `find_size`.

    points² = (100 × quantile)² × share × (1 - share) / size × (caseload - size) / (caseload - 1).
    SizeError unless the size is from 1 to the caseload.
    """
    _check_caseload(caseload, share)
    if not 1 <= size <= caseload:
        raise SizeError(f"A sample of {size} cannot be taken of {caseload} cases.")
    quantile = normal_quantile(confidence)
    # A whole caseload leaves nothing to chance, even a caseload of one.
    unread = Fraction(caseload - size, caseload - 1) if size < caseload else Fraction(0)
    square = (100 * quantile) ** 2 * share * (1 - share) / size * unread
    points = Fraction(_root_rounded_up(square * 100**2), 100)
    return Precision(caseload, size, confidence, share, quantile, square, points)


def _check_caseload(caseload: int, share: Fraction) -> None:
    if caseload < 1:
        raise SizeError(f"A caseload of {caseload} cases has no sample.")
    if not 0 < share < 1:
        raise SizeError(f"The expected share is between 0 and 1, not {share}.")


def _check_limits(interval: Fraction, minimum: int, maximum: int | None) -> None:
    if not 0 < interval < 100:
        raise SizeError(f"The interval is between 0 and 100 percentage points, not {interval}.")
    if minimum < 1:
        raise SizeError(f"A sample has at least one case, not {minimum}.")
    if maximum is not None and maximum < minimum:
        raise SizeError(f"The maximum of {maximum} is below the minimum of {minimum}.")


def _limit(
    calculated: int, minimum: int, maximum: int | None, caseload: int
) -> tuple[int, Decided]:
    size, decided = calculated, Decided.FORMULA
    if size < minimum:
        size, decided = minimum, Decided.MINIMUM
    if maximum is not None and size > maximum:
        size, decided = maximum, Decided.MAXIMUM
    if size > caseload:
        size, decided = caseload, Decided.CASELOAD
    return size, decided


def _root_rounded_up(square: Fraction) -> int:
    """The smallest whole number whose square is no less."""
    least = math.ceil(square)
    return math.isqrt(least - 1) + 1 if least else 0
