"""How many cases of each group: as even chances as the minimums allow, by exact search."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sampling.groups import Group
from sampling.search import Row, cheapest_counts

# Fine enough for prices in whole numbers.
_UNIT = 1 << 12


def allocate(groups: Sequence[Group], minimums: Sequence[int], size: int) -> tuple[int, ...]:
    """Return how many cases to take of each group: `size` together, every minimum kept.

    The sum of taken²/available is the least possible: among all allocations that keep the
    minimums, the chances of all cases (taken/available) vary the least around size/caseload. Of
    several such allocations the one comes that is greatest as a tuple, so an earlier group goes
    first. No group may be empty. ValueError where no allocation keeps the minimums.
    """
    unit = math.lcm(*(group.available for group in groups)) * _UNIT
    costs = [
        [taken**2 * (unit // group.available) for taken in range(min(group.available, size) + 1)]
        for group in groups
    ]
    total = Row((True,) * len(groups), size, is_exact=True)
    return _keep_all(
        _rows(groups, minimums), lambda rows: cheapest_counts(costs, [total, *rows], unit)
    )


def _keep_all(
    every: Sequence[Row], solve: Callable[[Sequence[Row]], tuple[int, ...]]
) -> tuple[int, ...]:
    """Solve, with those minimums alone that would be missed; the others hold anyway.

    A best answer without some minimum that keeps it all the same is a best answer with it.
    """
    active: list[Row] = []
    while True:
        taken = solve(active)
        missed = [row for row in every if _sum(taken, row) < row.needed]
        if not missed:
            return taken
        active += missed


def _rows(groups: Sequence[Group], minimums: Sequence[int]) -> list[Row]:
    return [
        Row(tuple(group.counts_for[quota] for group in groups), minimum)
        for quota, minimum in enumerate(minimums)
    ]


def _sum(taken: Sequence[int], row: Row) -> int:
    return sum(count for count, member in zip(taken, row.members, strict=True) if member)
