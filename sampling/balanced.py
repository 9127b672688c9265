"""Equal chances within quota patterns, every characteristic near its share: the cube method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from sampling.chance import Chance
from sampling.results import Place
from sampling.walk import Walk

# What a sum is of: the cases of a pattern (by its label), or those with a value of a stratum (by
# the stratum's number). Patterns come first, then values in the order of the strata.
_Sum: TypeAlias = tuple[int, str]
_PATTERN = -1

# Each more makes a large caseload slower; above so many, the rarest values go without.
MOST_VALUES = 40


@dataclass(frozen=True, slots=True)
class _Cell:
    """Cases of one place, by rank: `whole` are taken, and with the chance `part` one more."""

    place: Place
    references: tuple[str, ...]
    whole: int
    part: Fraction

    @property
    def sums(self) -> tuple[_Sum, ...]:
        """Every sum in which its cases count."""
        return (_PATTERN, self.place.pattern), *enumerate(self.place.values)


def choose_balanced(places: Mapping[str, Place], chance: Chance) -> set[str]:
    """Return the chosen references, each with the chance that its place gives.

    Each pattern gets the sum of its cases' chances, which must be a whole number; each cell gets
    its own, rounded down or up, and its cases are taken by rank. Which cells are rounded up is
    chosen so that the cases with each value of each stratum come near their sum as well.
    """
    cells = _find_cells(places, chance)
    is_rounded_up = _Rounding(cells, chance).run()
    return {
        reference
        for cell, one_more in zip(cells, is_rounded_up, strict=True)
        for reference in cell.references[: cell.whole + one_more]
    }


def _find_cells(places: Mapping[str, Place], chance: Chance) -> list[_Cell]:
    """All cells, those of fewer cases first, and of equal ones by the lowest rank in them.

    Cells that come late bear what does not come out even, and large ones bear it best.
    """
    ranked = sorted(places, key=lambda one: (chance.rank(one), one))
    members: dict[Place, list[str]] = {}
    for reference in ranked:
        members.setdefault(places[reference], []).append(reference)
    # The members stand by lowest rank already, and sorting leaves equal ones as they stand.
    return [
        _make_cell(place, own)
        for place, own in sorted(members.items(), key=lambda one: len(one[1]))
    ]


def _make_cell(place: Place, references: Sequence[str]) -> _Cell:
    expected = len(references) * place.probability
    return _Cell(place, tuple(references), floor(expected), expected - floor(expected))


class _Rounding:
    """Which cells give one case more than their whole ones: a walk over cells and then gaps.

    A gap stands for a value: what its sum lacks to the next whole number, from 0 to 1. As long as
    only cells move, every sum stays what it is in the mean; when gaps move too, those of values
    move between the whole numbers on either side.
    """

    def __init__(self, cells: Sequence[_Cell], chance: Chance) -> None:
        sums = _choose_sums(cells)
        number = {one: index for index, one in enumerate(sums)}
        self.sums_of = [[number[one] for one in cell.sums if one in number] for cell in cells]
        totals = [Fraction(0)] * len(sums)
        for cell, own in zip(cells, self.sums_of, strict=True):
            for one in own:
                totals[one] += cell.part
        self.kept = list(range(len(sums)))
        self.values = [one for one in self.kept if sums[one][0] != _PATTERN]
        self.cells = range(len(cells))
        self.gap_of = {value: len(cells) + index for index, value in enumerate(self.values)}
        parts = [cell.part for cell in cells]
        parts += [ceil(totals[value]) - totals[value] for value in self.values]
        self.walk = Walk(parts, [*self.sums_of, *([value] for value in self.values)], chance)

    def run(self) -> list[bool]:
        """Walk to the end; values are given up, one by one, while cells are left open."""
        while True:
            self.walk.run(self.kept)
            left = [cell for cell in self.cells if self.walk.is_open(cell)]
            if not left:
                return [self.walk.parts[cell] == 1 for cell in self.cells]
            self.give_up(left)

    def give_up(self, left: Sequence[int]) -> None:
        """Let the value go that has the fewest open cells, the last one of several.

        Its sum can stray by less than there are open cells in it.
        """
        count = Counter(one for cell in left for one in self.sums_of[cell])
        value = min(
            (one for one in reversed(self.values) if count[one]), key=lambda one: count[one]
        )
        self.kept.remove(value)
        self.values.remove(value)
        self.walk.parts[self.gap_of[value]] = Fraction(0)


def _choose_sums(cells: Sequence[_Cell]) -> list[_Sum]:
    """Every pattern, and the values that most cases have, in their order."""
    cases: Counter[_Sum] = Counter()
    for cell in cells:
        for one in cell.sums:
            cases[one] += len(cell.references)
    values = sorted(
        (one for one in cases if one[0] != _PATTERN), key=lambda one: (-cases[one], one)
    )
    patterns = [one for one in cases if one[0] == _PATTERN]
    return sorted([*patterns, *values[:MOST_VALUES]])
