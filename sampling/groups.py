"""Groups of cases that count for the same quotas, as numbers alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """By quota, whether its cases count for it; and how many there are, at least one."""

    counts_for: tuple[bool, ...]
    available: int


def narrow(groups: Sequence[Group], quotas: Sequence[int]) -> list[Group]:
    """Return the groups as they are when only some of the quotas matter, by their numbers."""
    available: Counter[tuple[bool, ...]] = Counter()
    for group in groups:
        available[tuple(group.counts_for[quota] for quota in quotas)] += group.available
    return [Group(counts_for, number) for counts_for, number in sorted(available.items())]
