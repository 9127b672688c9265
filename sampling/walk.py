"""A random walk of parts between 0 and 1 that keeps their sums: the cube method's flight, exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from sampling.chance import Chance

# By how much a unit moves for each step, in a measure that all units of a move share.
_Move: TypeAlias = tuple[int, int]


class Walk:
    """Units with a part from 0 to 1 each, that move until as many as can be are 0 or 1.

    `parts` are the parts by unit, and change; `sums_of` tells in which sums each unit counts.
    Every move is as likely up as down in the mean, so that each part stays what it was in the
    mean: after any number of moves a unit is 1 with the chance that its part was at the start.
    """

    def __init__(
        self, parts: list[Fraction], sums_of: Sequence[Sequence[int]], chance: Chance
    ) -> None:
        self.parts, self.sums_of, self.chance = parts, sums_of, chance
        self.moves = 0

    def is_open(self, unit: int) -> bool:
        """Whether a unit is neither 0 nor 1 yet."""
        return self.parts[unit].denominator > 1

    def run(self, sums: Sequence[int]) -> None:
        """Move the open units, until no move is left that keeps all these sums.

        They enter one by one. Those that have entered and are still open never have a move among
        themselves, so with the one that enters there is at most one, up or down.
        """
        basis = _Basis(sums)
        for unit in filter(self.is_open, range(len(self.parts))):
            weights = basis.weights(self.sums_of[unit])
            line = self._find_idle(basis, weights)
            if line is None:
                self._move([(unit, basis.scale), *basis.counter_moves(weights)])
                line = self._find_idle(basis, weights)
            if line is not None and self.is_open(unit):
                basis.swap(line, unit, weights)

    def _find_idle(self, basis: _Basis, weights: Sequence[int]) -> int | None:
        """The first line that the entering unit needs, and whose own unit cannot move."""
        for line, weight in enumerate(weights):
            if weight:
                unit = basis.units[line]
                if unit is None or not self.is_open(unit):
                    return line
        return None

    def _move(self, moves: Sequence[_Move]) -> None:
        """Go as far up or down as the parts allow; the nearer end has the greater chance.

        In a unit so small that all parts and all ways to an end are whole numbers of it.
        """
        parts = [self.parts[unit] for unit, _ in moves]
        whole = lcm(*(part.denominator for part in parts)) * lcm(*(by for _, by in moves))
        amounts = [part.numerator * (whole // part.denominator) for part in parts]
        ups, downs = zip(
            *(_room(amount, whole, by) for amount, (_, by) in zip(amounts, moves, strict=True)),
            strict=True,
        )
        up, down = min(ups), min(downs)
        self.moves += 1
        step = up if self.chance.falls_within(down, up + down, self.moves) else -down
        for amount, (unit, by) in zip(amounts, moves, strict=True):
            self.parts[unit] = Fraction(amount + step * by, whole)


def _room(amount: int, whole: int, by: int) -> tuple[int, int]:
    """How many steps up and down there are for an amount between 0 and the whole."""
    if by > 0:
        return (whole - amount) // by, amount // by
    return amount // -by, (whole - amount) // -by


class _Basis:
    """One line for each sum: a unit that has entered, or none yet; their columns are independent.

    `inverse` is the inverse of the matrix of their columns (a column of its own for a line without
    a unit), multiplied by `scale`, the size of its determinant, so that all is in whole numbers.
    """

    def __init__(self, sums: Sequence[int]) -> None:
        size = len(sums)
        self.line_of = {one: line for line, one in enumerate(sums)}
        self.units: list[int | None] = [None] * size
        self.inverse = [[int(line == other) for other in range(size)] for line in range(size)]
        self.scale = 1

    def weights(self, sums: Iterable[int]) -> list[int]:
        """How much of each line makes a column with 1 in these sums, times the scale."""
        lines = [self.line_of[one] for one in sums if one in self.line_of]
        return [sum([values[line] for line in lines]) for values in self.inverse]

    def counter_moves(self, weights: Sequence[int]) -> Iterator[_Move]:
        """How the units must move so that the sums stay, while another one moves by the scale."""
        for unit, weight in zip(self.units, weights, strict=True):
            if weight and unit is not None:
                yield unit, -weight

    def swap(self, line: int, unit: int, weights: Sequence[int]) -> None:
        """Put a unit in the place of a line's own; every division comes out even."""
        pivot, scale = abs(weights[line]), self.scale
        sign = 1 if weights[line] > 0 else -1
        own = [sign * value for value in self.inverse[line]]
        for other, weight in enumerate(weights):
            if other != line and (weight or pivot != scale):
                self.inverse[other] = [
                    (pivot * value - weight * mine) // scale
                    for value, mine in zip(self.inverse[other], own, strict=True)
                ]
        self.inverse[line], self.units[line], self.scale = own, unit, pivot
