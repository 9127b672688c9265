"""What evidence there is about each place of each standard, and where nobody has looked yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from judgements.choices import Direction
from judgements.models import EvidenceLink
from judgements.queries.evidence import visible_evidence
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.places import Place, places_of
from standards.types import StandardContent

# Codes of a standard and of one of its places.
Key = tuple[str, str]


@dataclass(frozen=True)
class CoveredPlace:
    """A place with the number of entries linked to it, by what they show."""

    place: Place
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def entries(self) -> int:
        return self.counts.total()


@dataclass(frozen=True)
class CoveredStandard:
    """A standard with all its places in order, the whole first."""

    standard: StandardContent
    places: tuple[CoveredPlace, ...]

    @property
    def to_look_at(self) -> list[CoveredPlace]:
        """The places that fieldwork is to look at: those which no other place divides further.

        A key question with prompts is looked at prompt by prompt, and a standard as a whole where
        there is nothing else.
        """
        divided = {one.place.divides for one in self.places} - {None}
        return [one for one in self.places if one.place.place not in divided]

    @property
    def looked_at(self) -> int:
        """The number of those places with any evidence."""
        return sum(1 for one in self.to_look_at if one.entries)


def coverage_of(access: FieldworkAccess) -> list[CoveredStandard]:
    """Return every standard that the inspection covers, with what was seen of it: one query."""
    counts = count_links(access)
    return [_cover(standard, counts) for standard in access.standards]


def count_links(access: FieldworkAccess) -> dict[Key, Counter[str]]:
    """Count the visible entries linked to each place by what they show: one query."""
    rows = (
        EvidenceLink.objects.filter(evidence__in=visible_evidence(access).values("pk"))
        .values_list("standard__code", "place", "evidence__direction")
        .annotate(count=Count("pk"))
        .order_by("standard__number")
    )
    counts: dict[Key, Counter[str]] = {}
    for standard, place, direction, count in rows:
        counts.setdefault((standard, place), Counter())[direction] += count
    return counts


def count_entries(access: FieldworkAccess, standard: str) -> Counter[str]:
    """Count the visible entries about a standard (its code), each once: one query."""
    rows = (
        visible_evidence(access)
        .filter(links__standard__code=standard)
        .values_list("direction")
        .annotate(count=Count("pk", distinct=True))
        .order_by()
    )
    counts = dict(rows)
    return Counter({one.value: counts.get(one.value, 0) for one in Direction})


def _cover(standard: StandardContent, counts: dict[Key, Counter[str]]) -> CoveredStandard:
    return CoveredStandard(
        standard,
        tuple(
            CoveredPlace(one, counts.get((standard.code, one.place), Counter()))
            for one in places_of(standard)
        ),
    )
