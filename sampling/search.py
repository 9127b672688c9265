"""Exact search for the cheapest whole numbers that keep some sums; knows nothing of cases."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from sampling.simplex import Column, solve

Costs: TypeAlias = Sequence[Sequence[int]]

_PRICE_ROUNDS = 3
_FIRST_SLACK, _WIDENED = 4096, 2


@dataclass(frozen=True, slots=True)
class Row:
    """A promise about the sum of the counts of some groups: at least `needed`, or exactly that."""

    members: tuple[bool, ...]
    needed: int
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class _Reached:
    """The best way to a state: its cost bound, and the counts of the groups so far."""

    bound: int
    counts: tuple[int, ...]

    def is_better(self, other: _Reached | None) -> bool:
        if other is None or self.bound != other.bound:
            return other is None or self.bound < other.bound
        return self.counts > other.counts


def cheapest_counts(costs: Costs, rows: Sequence[Row], unit: int) -> tuple[int, ...]:
    """Return a count for each group, so that every row holds and the total cost is least.

    `costs[group][count]` starts at 0, never falls and rises by no less with every further one;
    its length is what the group has, plus one. Of several cheapest answers the one comes that is
    greatest as a tuple. `unit` is about what a further one costs; it steers the search, and no
    result depends on it. ValueError where nothing keeps all rows.
    """
    return _Search(costs, rows, unit).run()


class _Search:
    """Group by group, all ways that can still cost no more than a bound; the bound then grows.

    Each row has a price per unit. What the groups cost, less the price of what they add to the
    rows, is the least when each group is taken by itself, so together with the price of all that
    the rows need it can never exceed the cost of an answer. That holds for every choice of prices
    (of rows that are not exact: none below zero); good ones only make the search short.
    """

    def __init__(self, costs: Costs, rows: Sequence[Row], unit: int) -> None:
        self.costs, self.rows, self.unit = costs, rows, unit
        self.steps = [[after - before for before, after in pairwise(one)] for one in costs]
        self.rows_of = [
            [number for number, row in enumerate(rows) if row.members[group]]
            for group in range(len(costs))
        ]
        self.prices = self.find_prices()
        self.paid = [self.price_of(group, self.prices) for group in range(len(costs))]
        self.best = [bisect_right(self.steps[g], self.paid[g]) for g in range(len(costs))]
        self.room = [self.room_after(row) for row in rows]

    def price_of(self, group: int, prices: Sequence[int]) -> int:
        """What the rows pay for a further one of this group."""
        return sum(prices[row] for row in self.rows_of[group])

    def room_after(self, row: Row) -> list[int]:
        """By group: how much the groups behind it can add to the row at most."""
        sizes = [
            len(one) - 1 if member else 0
            for one, member in zip(self.costs, row.members, strict=True)
        ]
        return list(accumulate(reversed(sizes), initial=0))[-2::-1]

    def find_prices(self) -> list[int]:
        """Prices near the best, in whole numbers; none below zero for a row that is not exact.

        Steps far from the answer are taken together, at their average cost; each round looks more
        closely at where the one before ended.
        """
        needed = [row.needed for row in self.rows]
        dearest = 1000 * max((steps[-1] for steps in self.steps if steps), default=0)
        prices, near = [0] * len(self.rows), [0] * len(self.costs)
        for _ in range(_PRICE_ROUNDS):
            found = solve([*self.columns(near)], needed, dearest).prices
            prices = [
                round(price) if row.is_exact else max(0, round(price))
                for price, row in zip(found, self.rows, strict=True)
            ]
            near, _ = self.relax(prices)
        return prices

    def columns(self, near: Sequence[int]) -> Iterator[Column]:
        """What can be taken of each group, in bundles, and what a row can have in excess."""
        for rows, costs, count in zip(self.rows_of, self.costs, near, strict=True):
            for start, end in pairwise(_bundles(count, len(costs) - 1)):
                average = (costs[end] - costs[start]) // (end - start)
                yield Column(tuple(rows), 1, average, end - start)
        for number, row in enumerate(self.rows):
            if not row.is_exact:
                yield Column((number,), -1, 0, None)

    def relax(self, prices: Sequence[int]) -> tuple[list[int], int]:
        """The best count of each group by itself under these prices, and the bound they give."""
        paid = [self.price_of(group, prices) for group in range(len(self.costs))]
        counts = [bisect_right(steps, price) for steps, price in zip(self.steps, paid, strict=True)]
        own = sum(
            cost[count] - price * count
            for cost, count, price in zip(self.costs, counts, paid, strict=True)
        )
        needs = sum(price * row.needed for price, row in zip(prices, self.rows, strict=True))
        return counts, own + needs

    def run(self) -> tuple[int, ...]:
        """Search with a growing bound until it holds an answer, which is then the cheapest."""
        _, bound = self.relax(self.prices)
        dearest = sum(one[-1] for one in self.costs)
        slack = self.unit // _FIRST_SLACK
        while True:
            answer = self.search(bound, bound + slack)
            if answer is not None:
                return answer
            if bound + slack > dearest:
                raise ValueError("No counts keep all rows.")
            slack = max(1, slack * _WIDENED)

    def search(self, bound: int, most: int) -> tuple[int, ...] | None:
        """The cheapest answer of those that cost at most so much; None without any."""
        start = tuple(row.needed for row in self.rows)
        reached: Mapping[tuple[int, ...], _Reached] = {start: _Reached(bound, ())}
        for group in range(len(self.costs)):
            reached = self.take(group, reached, most)
        answer = reached.get((0,) * len(self.rows))
        return answer.counts if answer else None

    def take(
        self, group: int, reached: Mapping[tuple[int, ...], _Reached], most: int
    ) -> dict[tuple[int, ...], _Reached]:
        """All states behind this group, from the states in front of it."""
        behind: dict[tuple[int, ...], _Reached] = {}
        for lacking, way in reached.items():
            for count, dearer in self.affordable(group, most - way.bound):
                state, waste = self.move(group, lacking, count)
                if state is None:
                    continue
                new = _Reached(way.bound + dearer + waste, (*way.counts, count))
                if new.bound <= most and new.is_better(behind.get(state)):
                    behind[state] = new
        return behind

    def affordable(self, group: int, slack: int) -> Iterator[tuple[int, int]]:
        """Counts of this group, and how much they raise the bound, as far as the slack allows."""
        costs, paid, best = self.costs[group], self.paid[group], self.best[group]
        least = costs[best] - paid * best
        for counts in (range(best, len(costs)), range(best - 1, -1, -1)):
            for count in counts:
                dearer = costs[count] - paid * count - least
                if dearer > slack:
                    break
                yield count, dearer

    def move(
        self, group: int, lacking: tuple[int, ...], count: int
    ) -> tuple[tuple[int, ...] | None, int]:
        """What the rows lack after this group, and what it adds in vain; None as a dead end."""
        left, waste = list(lacking), 0
        for row in self.rows_of[group]:
            left[row] -= count
            if left[row] < 0:
                if self.rows[row].is_exact:
                    return None, 0
                waste -= self.prices[row] * left[row]
                left[row] = 0
            elif left[row] > self.room[row][group]:
                return None, 0
        return tuple(left), waste


def _bundles(near: int, most: int) -> list[int]:
    """Counts from 0 to the most: each one near the given count, fewer and fewer further away."""
    steps = [0, *(1 << power for power in range(most.bit_length()))]
    ends = {near + sign * step for step in steps for sign in (1, -1)}
    return sorted({0, most} | {end for end in ends if 0 < end < most})
