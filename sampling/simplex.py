"""The simplex method in exact fractions, for many variables and few rows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

# Taking the greatest gain first is quick but may go round in a circle; after so many steps the
# first gain is taken, which by Bland's rule always comes to an end.
_QUICK_STEPS = 500

# A column that moves from one of its own bounds to the other leaves the basis as it is.
_ITSELF = -1


@dataclass(frozen=True, slots=True)
class Column:
    """A variable from 0 to `upper`: the rows to which one of it adds 1 or -1, and its cost."""

    rows: tuple[int, ...]
    adds: int
    cost: int
    upper: int | None


@dataclass(frozen=True, slots=True)
class Solution:
    """How much of each column is the cheapest, and what one more of each row would cost."""

    amounts: tuple[Fraction, ...]
    prices: tuple[Fraction, ...]


def solve(columns: Sequence[Column], needed: Sequence[int], dearest: int) -> Solution:
    """Return the cheapest amounts, whole or not, that make every row's sum what is needed.

    `dearest` is what failing a row costs by unit; no price exceeds it. `needed` is nowhere below
    zero.
    """
    simplex = _Simplex(columns, needed, dearest)
    steps = 0
    while simplex.improve(is_quick=steps < _QUICK_STEPS):
        steps += 1
    return simplex.solution()


class _Simplex:
    """The bounded simplex method over few rows, with the inverse of its basis written out.

    One more column per row stands for failing it; those make the first basis.
    """

    def __init__(self, columns: Sequence[Column], needed: Sequence[int], dearest: int) -> None:
        size = len(needed)
        failing = [Column((row,), 1, dearest, None) for row in range(size)]
        self.columns = [*columns, *failing]
        self.kinds = {column.rows for column in self.columns}
        self.basis = list(range(len(columns), len(columns) + size))
        self.is_basic = [False] * len(columns) + [True] * size
        self.is_full = [False] * len(self.columns)
        self.amounts = [Fraction(one) for one in needed]
        self.inverse = [[Fraction(row == other) for other in range(size)] for row in range(size)]

    def solution(self) -> Solution:
        """The amounts and prices of the present basis."""
        count = len(self.columns) - len(self.basis)
        amounts = [
            Fraction(column.upper if is_full and column.upper else 0)
            for column, is_full in zip(self.columns, self.is_full, strict=True)
        ]
        for index, amount in zip(self.basis, self.amounts, strict=True):
            amounts[index] = amount
        return Solution(tuple(amounts[:count]), tuple(self.prices()))

    def prices(self) -> list[Fraction]:
        """The price per unit of each row in the present basis."""
        costs = [self.columns[column].cost for column in self.basis]
        return [
            sum(
                (cost * line[row] for cost, line in zip(costs, self.inverse, strict=True)),
                Fraction(),
            )
            for row in range(len(self.basis))
        ]

    def improve(self, *, is_quick: bool) -> bool:
        """Take more of one column, or less of a full one; False where nothing would be cheaper."""
        gains = self.gains()
        entering = max(gains, default=None) if is_quick else next(gains, None)
        if entering is None:
            return False
        index = -entering[1]
        column, is_full = self.columns[index], self.is_full[index]
        # By line of the basis: how its amount falls while the entering column moves by one.
        sign = -column.adds if is_full else column.adds
        falls = [
            sign * sum((line[row] for row in column.rows), Fraction()) for line in self.inverse
        ]
        itself = [] if column.upper is None else [(Fraction(column.upper), _ITSELF, _ITSELF)]
        moved, _, leaving = min([*itself, *self.limits(falls)])
        self.amounts = [have - moved * by for have, by in zip(self.amounts, falls, strict=True)]
        if leaving == _ITSELF:
            self.is_full[index] = not is_full
        else:
            self.amounts[leaving] = (column.upper or 0) - moved if is_full else moved
            self.swap(index, leaving, is_leaving_full=falls[leaving] < 0)
        return True

    def gains(self) -> Iterator[tuple[int, int]]:
        """How much cheaper one unit of each idle column makes it, where it does; and which.

        The gains are in a unit of this basis, in which all prices are whole numbers.
        """
        prices = self.prices()
        unit = math.lcm(*(price.denominator for price in prices))
        whole = [int(price * unit) for price in prices]
        paid = {rows: sum(whole[row] for row in rows) for rows in self.kinds}
        for index, column in enumerate(self.columns):
            if not self.is_basic[index]:
                gain = column.adds * paid[column.rows] - column.cost * unit
                gain = -gain if self.is_full[index] else gain
                if gain > 0:
                    yield gain, -index

    def limits(self, falls: Sequence[Fraction]) -> Iterator[tuple[Fraction, int, int]]:
        """How far the entering column can move until an amount is out; its column and line."""
        for line, by in enumerate(falls):
            upper = self.columns[self.basis[line]].upper
            if by > 0:
                yield self.amounts[line] / by, self.basis[line], line
            elif by < 0 and upper is not None:
                yield (self.amounts[line] - upper) / by, self.basis[line], line

    def swap(self, index: int, leaving: int, *, is_leaving_full: bool) -> None:
        """Put a column into the basis in the place of another."""
        old, column = self.basis[leaving], self.columns[index]
        change = [
            column.adds * sum((line[row] for row in column.rows), Fraction())
            for line in self.inverse
        ]
        self.is_basic[old], self.is_full[old] = False, is_leaving_full
        self.is_basic[index], self.is_full[index] = True, False
        self.basis[leaving] = index
        pivot = [value / change[leaving] for value in self.inverse[leaving]]
        self.inverse = [
            pivot
            if line == leaving
            else [value - by * other for value, other in zip(values, pivot, strict=True)]
            for line, (values, by) in enumerate(zip(self.inverse, change, strict=True))
        ]
