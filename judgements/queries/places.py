"""The places of a theme or standard that fieldwork can bear on.

They are the whole, its areas, its key questions with their prompts, and the items of its prompts
for fieldwork. Each is an id in the standard's page among the frameworks as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from standards.types import KeyQuestion, PromptGroup, StandardContent, Text

WHOLE = ""
_NOTHING = Text(())


class PlaceKind(StrEnum):
    """What a place is."""

    WHOLE = "whole"
    AREA = "area"
    KEY_QUESTION = "key_question"
    PROMPT = "prompt"
    FIELDWORK_PROMPT = "fieldwork_prompt"


@dataclass(frozen=True)
class Place:
    """One place of a standard: `standard` is its code, `place` what stands in EvidenceLink.place.

    `name` is what readers call it by, such as "1.1.1a", and may be empty. `against` is the weaker
    side of a contrast. `group` is what it stands in: the key question of a prompt, or the title of
    a group of prompts for fieldwork. `divides` is the place that it is a part of, None for the
    whole.
    """

    standard: str
    place: str
    kind: PlaceKind
    name: str = ""
    text: Text = _NOTHING
    against: Text = _NOTHING
    group: Text = _NOTHING
    divides: str | None = WHOLE

    @property
    def label(self) -> str:
        """Return it in words, in the language of the page: "1.1.1a Does the board lead?"."""
        if self.kind is PlaceKind.WHOLE:
            return _("As a whole")
        if self.against:
            return _("%(stronger)s (weaker: %(weaker)s)") % {
                "stronger": self.text,
                "weaker": self.against,
            }
        return f"{self.name} {self.text}".strip()


def places_of(standard: StandardContent) -> list[Place]:
    """Return the places of a standard in the order of its page, the whole first."""
    return list(_places(standard))


def place_label(standard: StandardContent, place: str) -> str:
    """Return a place in words; one that the standard does not have (any more) is named as it is."""
    return next((one.label for one in _places(standard) if one.place == place), place)


def is_place(standard: StandardContent, place: str) -> bool:
    """Return whether the standard has such a place."""
    return any(one.place == place for one in _places(standard))


def _places(standard: StandardContent) -> Iterator[Place]:
    yield Place(standard.code, WHOLE, PlaceKind.WHOLE, divides=None)
    for area in standard.areas:
        name = f"{area.number}."
        yield Place(standard.code, area.place, PlaceKind.AREA, name, area.title)
    for key_question in standard.key_questions:
        yield from _of_key_question(standard, key_question)
    for group in standard.fieldwork_prompts:
        yield from _of_group(standard, group)


def _of_key_question(standard: StandardContent, one: KeyQuestion) -> Iterator[Place]:
    yield Place(standard.code, one.code, PlaceKind.KEY_QUESTION, one.code, one.text)
    for prompt in one.prompts:
        place = one.place_of(prompt)
        yield Place(
            standard.code,
            place,
            PlaceKind.PROMPT,
            place,
            prompt.text,
            group=one.text,
            divides=one.code,
        )


def _of_group(standard: StandardContent, group: PromptGroup) -> Iterator[Place]:
    for number, item in enumerate(group.items, start=1):
        yield Place(
            standard.code,
            group.place_of(number),
            PlaceKind.FIELDWORK_PROMPT,
            text=item.text,
            against=item.against,
            group=group.title,
        )
