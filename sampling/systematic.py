"""Equal chances within quota patterns, spread over the strata: systematic sampling, exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sampling.chance import Chance
from sampling.results import Place


def choose_systematic(places: Mapping[str, Place], chance: Chance) -> set[str]:
    """Return the chosen references, each with the chance that its place gives.

    Each pattern gets the sum of its cases' chances, which must be a whole number.
    """
    members: dict[str, list[str]] = {}
    for reference, place in places.items():
        members.setdefault(place.pattern, []).append(reference)
    return {
        reference
        for label, own in members.items()
        for reference in _choose_within(label, own, places, chance)
    }


def _choose_within(
    label: str, references: Sequence[str], places: Mapping[str, Place], chance: Chance
) -> list[str]:
    """The cases that one pattern gives.

    They are put in order by the strata values of their places, and within these by their rank.
    With a start `s` from 0 to available - 1, the case at position (s + i × available) // taken is
    chosen for each i from 0 to taken - 1. Of the starts, just `taken` hit each position; and a
    cell of c cases, which stand together, gets c × taken / available of them, rounded down or up.
    """
    available = len(references)
    taken = int(available * places[references[0]].probability)
    ordered = sorted((places[one].values, chance.rank(one), one) for one in references)
    start = chance.start(label, available)
    return [ordered[(start + number * available) // taken][-1] for number in range(taken)]
