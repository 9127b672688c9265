"""How small a sample can be that keeps some minimums, and whether a size is enough for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from sampling.groups import Group
from sampling.simplex import Column, solve

_Counts: TypeAlias = tuple[int, ...]

# Failing a minimum by one must cost more than any cases that would keep it.
_CASE, _FAILING = 1, 1_000_000


def fewest_cases(groups: Sequence[Group], minimums: Sequence[int]) -> int:
    """Return the smallest size of a sample that keeps all minimums, each of which can be kept."""
    size = max(minimums, default=0)
    while not is_enough(groups, minimums, size):
        size += 1
    return size


def is_enough(groups: Sequence[Group], minimums: Sequence[int], size: int) -> bool:
    """Whether so many cases can keep all minimums, each of which can be kept by itself.

    Parts of cases are allowed at first. Where those keep the minimums and whole cases do not,
    one group is split in two: it gives at most so many cases, or at least one more.
    """
    if sum(minimums) <= size:
        return True
    waiting = [_Range((0,) * len(groups), tuple(group.available for group in groups))]
    while waiting:
        current = waiting.pop()
        parts = _fewest_parts(groups, minimums, current)
        if math.ceil(sum(parts)) > size:
            continue
        if sum(math.ceil(part) for part in parts) <= size:
            return True
        waiting += current.split(parts)
    return False


@dataclass(frozen=True, slots=True)
class _Range:
    """The fewest and the most cases that each group may give."""

    fewest: _Counts
    most: _Counts

    def split(self, parts: Sequence[Fraction]) -> tuple[_Range, _Range]:
        """Two ranges without the first broken number, and with all whole ones between them."""
        group = next(index for index, part in enumerate(parts) if part.denominator > 1)
        whole = math.floor(parts[group])
        below = (*self.most[:group], whole, *self.most[group + 1 :])
        above = (*self.fewest[:group], whole + 1, *self.fewest[group + 1 :])
        return _Range(self.fewest, below), _Range(above, self.most)


def _fewest_parts(
    groups: Sequence[Group], minimums: Sequence[int], within: _Range
) -> list[Fraction]:
    """How much of each group keeps the minimums with the fewest cases.

    Something always does: what a split forbids a group was never needed of it, since a group that
    all others leave short is needed in whole cases.
    """
    columns = [
        Column(_quotas(group), 1, _CASE, most - fewest)
        for group, fewest, most in zip(groups, within.fewest, within.most, strict=True)
    ]
    columns += [Column((quota,), -1, 0, None) for quota in range(len(minimums))]
    found = solve(columns, _still_needed(groups, minimums, within.fewest), _FAILING)
    return [fewest + more for fewest, more in zip(within.fewest, found.amounts, strict=False)]


def _still_needed(
    groups: Sequence[Group], minimums: Sequence[int], given: Sequence[int]
) -> list[int]:
    needed = list(minimums)
    for group, count in zip(groups, given, strict=True):
        for quota in _quotas(group):
            needed[quota] -= count
    return [max(0, need) for need in needed]


def _quotas(group: Group) -> tuple[int, ...]:
    return tuple(quota for quota, counts in enumerate(group.counts_for) if counts)
