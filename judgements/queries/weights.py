"""Where the weight of marks lies: plain counts, made of nothing but statements and marks.

Characteristics guide the recommendation of a rating and are no checklist (domain one
characteristics, HMI Probation, March 2018), so no rating ever follows from these counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from judgements.choices import Degree
from standards.types import FrameworkContent, StandardContent, Statement

# The marks of one standard by the code of the statement; what is not marked is left out.
Marks: TypeAlias = Mapping[str, Degree]

# What means that a statement holds, wholly or in part.
HOLDS = frozenset({Degree.MET, Degree.PARTLY})


@dataclass(frozen=True)
class Weight:
    """How the statements of one rating (its code) are marked; `total` is the base of each count."""

    rating: str
    total: int
    counts: Mapping[Degree, int]

    @property
    def marked(self) -> int:
        return sum(self.counts.values())

    @property
    def unmarked(self) -> int:
        return self.total - self.marked

    def share_of(self, degree: Degree) -> float:
        """Return per cent of all its statements, unrounded, for drawing."""
        return 100 * self.counts[degree] / self.total if self.total else 0


def weigh(
    content: FrameworkContent, standard: StandardContent, marks: Marks, part: str = ""
) -> list[Weight]:
    """Return the weight of every rating, the best first.

    ``part`` is the code of a key question or an area; "" weighs the whole standard.
    """
    return [
        _weigh(one.rating, one.about(part) if part else one.statements, marks)
        for one in content.characteristics_of(standard)
    ]


def count_weighed(standard: StandardContent, marks: Marks) -> tuple[int, int]:
    """Return how many of its statements are marked, and how many there are."""
    codes = [one.code for column in standard.characteristics for one in column.statements]
    return sum(code in marks for code in codes), len(codes)


def _weigh(rating: str, statements: Iterable[Statement], marks: Marks) -> Weight:
    codes = [one.code for one in statements]
    found = Counter(marks[code] for code in codes if code in marks)
    return Weight(rating, len(codes), {degree: found[degree] for degree in Degree})
