"""Equal chances within a quota pattern, spread over the strata: systematic sampling, exact."""

from __future__ import annotations

from collections.abc import Mapping

from sampling.chance import Chance
from sampling.quotas import Pattern
from sampling.results import Place


def choose_cases(
    pattern: Pattern, taken: int, places: Mapping[str, Place], chance: Chance
) -> list[str]:
    """Return so many of the pattern's references, each with the chance taken/available.

    The cases are put in order by the strata values of their places, and within these by their
    rank. With a start `s` from 0 to available - 1, the case at position (s + i × available) //
    taken is chosen for each i from 0 to taken - 1. Of the starts, just `taken` hit each position;
    and a cell of c cases, which stand together, gets c × taken / available of them, rounded down
    or up.
    """
    available = len(pattern.cases)
    ordered = sorted(
        (places[case.reference].values, chance.rank(case.reference), case.reference)
        for case in pattern.cases
    )
    start = chance.start(pattern.label, available)
    return [ordered[(start + number * available) // taken][-1] for number in range(taken)]
