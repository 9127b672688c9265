"""A drawn sample with its whole working, as codes and exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sampling.quotas import Quota


@dataclass(frozen=True, slots=True)
class QuotaWorking:
    """A quota: how many cases of the caseload count for it, and how many were drawn."""

    quota: Quota
    available: int
    drawn: int


@dataclass(frozen=True, slots=True)
class PatternWorking:
    """A quota pattern: its label, its cases, its proportionate share of the size, and its drawn.

    `probability` is the chance that each of its cases had.
    """

    label: str
    available: int
    proportionate: Fraction
    drawn: int

    @property
    def probability(self) -> Fraction:
        return Fraction(self.drawn, self.available)


@dataclass(frozen=True, slots=True)
class CellWorking:
    """A strata cell of a pattern: its values in the order of the strata, its cases and its drawn.

    `expected` is its cases times the chance of each; `drawn` is that, rounded down or up.
    """

    pattern: str
    values: tuple[str, ...]
    available: int
    expected: Fraction
    drawn: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case stands: the label of its pattern, its strata values, its chance to be drawn."""

    pattern: str
    values: tuple[str, ...]
    probability: Fraction


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample: what was asked for, what was chosen, and why.

    `size` is how many cases were taken; below `size_wanted` only where the caseload is smaller.
    `chosen` stands in the order of references, `reserves` in the order in which they are used.
    `places` has every case of the caseload. Quotas stand by characteristic, values and minimum;
    the labels of patterns follow that order.
    """

    algorithm: int
    seed: str
    size_wanted: int
    size: int
    strata: tuple[str, ...]
    chosen: tuple[str, ...]
    reserves: tuple[str, ...]
    quotas: tuple[QuotaWorking, ...]
    patterns: tuple[PatternWorking, ...]
    cells: tuple[CellWorking, ...]
    places: Mapping[str, Place]

    @property
    def caseload(self) -> int:
        """How many cases there were to draw from."""
        return len(self.places)

    @property
    def is_whole_caseload(self) -> bool:
        """Whether every case was taken, so that nothing was left to chance."""
        return self.size == self.caseload
