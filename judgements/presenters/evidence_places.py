"""What an entry can be linked to, as checkboxes, one fold for each theme or standard."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from judgements.presenters.evidence_words import standard_text
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.places import Place, PlaceKind, places_of
from standards.types import StandardContent


@dataclass(frozen=True)
class PlaceBox:
    """One box to tick."""

    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class PlaceGroup:
    """Boxes under one heading, which is "" for those of the standard as such."""

    legend: str
    boxes: list[PlaceBox]

    @property
    def is_open(self) -> bool:
        """Whether one of them is chosen."""
        return any(box.is_chosen for box in self.boxes)


@dataclass(frozen=True)
class PlaceFold:
    """All places of one standard; open where one of them is chosen."""

    summary: str
    count: str
    groups: list[PlaceGroup]
    is_open: bool


def present_places(access: FieldworkAccess, chosen: Collection[str]) -> list[PlaceFold]:
    """Return the places of every standard that the inspection covers."""
    return [_fold(access, one, number, chosen) for number, one in enumerate(access.standards)]


def _fold(
    access: FieldworkAccess, standard: StandardContent, number: int, chosen: Collection[str]
) -> PlaceFold:
    places = list(enumerate(places_of(standard)))
    groups = [
        PlaceGroup(legend, [_box(one, f"place-{number}-{index}", chosen) for index, one in found])
        for legend, found in groupby(places, key=lambda one: _legend(one[1]))
    ]
    count = sum(box.is_chosen for group in groups for box in group.boxes)
    return PlaceFold(
        summary=standard_text(access.content, standard),
        count=ngettext("%(count)d chosen", "%(count)d chosen", count) % {"count": count}
        if count
        else "",
        groups=groups,
        is_open=bool(count),
    )


def _legend(place: Place) -> str:
    if place.kind is PlaceKind.FIELDWORK_PROMPT:
        return str(place.group)
    if place.kind in (PlaceKind.KEY_QUESTION, PlaceKind.PROMPT):
        return _("Key questions and prompts")
    return ""


def _box(place: Place, id_: str, chosen: Collection[str]) -> PlaceBox:
    value = f"{place.standard}/{place.place}"
    return PlaceBox(id_, value, place.label, value in chosen)
