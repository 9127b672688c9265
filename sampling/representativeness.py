"""How like its caseload a sample is: shares beside shares, for each value of a characteristic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sampling.caseload import Case, known_characteristics


class NotComparable(ValueError):
    """There is no sample to compare, or it holds cases that are not in the caseload."""


@dataclass(frozen=True, slots=True)
class ValueComparison:
    """One value of a characteristic: in how many cases of the caseload and of the sample it is.

    `value` is "" for cases in which the characteristic is not recorded. Shares are parts of one.
    """

    characteristic: str
    value: str
    caseload_count: int
    caseload_share: Fraction
    sample_count: int
    sample_share: Fraction

    @property
    def points(self) -> Fraction:
        """Percentage points by which the sample's share is above the caseload's, or below."""
        return 100 * (self.sample_share - self.caseload_share)


@dataclass(frozen=True, slots=True)
class Representativeness:
    """All values, by characteristic and in the order of code points; the numbers of cases.

    `largest_gap` is the value with the largest difference to either side, the first of several;
    None where all shares agree.
    """

    caseload: int
    sample: int
    values: tuple[ValueComparison, ...]
    largest_gap: ValueComparison | None


def compare_with_caseload(
    cases: Collection[Case],
    chosen: Iterable[str],
    characteristics: Sequence[str] | None = None,
) -> Representativeness:
    """Compare the chosen references with all cases; by every characteristic, where none is named.

    NotComparable without a chosen case, or with one that is not in the caseload.
    """
    wanted = set(chosen)
    sample = [case for case in cases if case.reference in wanted]
    if not sample or len(sample) < len(wanted):
        raise NotComparable(f"{len(sample)} of {len(wanted)} cases are in the caseload.")
    names = known_characteristics(cases) if characteristics is None else characteristics
    values = tuple(one for name in names for one in _compare(name, cases, sample))
    largest = max(values, key=lambda one: abs(one.points), default=None)
    return Representativeness(
        caseload=len(cases),
        sample=len(sample),
        values=values,
        largest_gap=largest if largest and largest.points else None,
    )


def _compare(
    name: str, cases: Collection[Case], sample: Collection[Case]
) -> Iterable[ValueComparison]:
    everywhere = Counter(case.value(name) for case in cases)
    drawn = Counter(case.value(name) for case in sample)
    for value, count in sorted(everywhere.items()):
        yield ValueComparison(
            characteristic=name,
            value=value,
            caseload_count=count,
            caseload_share=Fraction(count, len(cases)),
            sample_count=drawn[value],
            sample_share=Fraction(drawn[value], len(sample)),
        )
