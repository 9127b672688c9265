"""Key questions with their prompts, areas, characteristics by rating, prompts for fieldwork."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from standards.presenters.parts import Provenance, question_url, show_origin
from standards.types import (
    Area,
    Characteristics,
    FrameworkContent,
    KeyQuestion,
    PromptGroup,
    QuestionContent,
    StandardContent,
)


@dataclass(frozen=True)
class Statement:
    """One characteristic, with the mark of its place in the page."""

    anchor: str
    text: str
    is_serious_concern: bool


@dataclass(frozen=True)
class Prompt:
    """One lettered prompt, with the mark of its place in the page."""

    anchor: str
    letter: str
    text: str


@dataclass(frozen=True)
class RatingColumn:
    """What is said of one rating; `origin` is None where its key questions say it."""

    anchor: str
    label: str
    aim: str
    statements: tuple[Statement, ...]
    origin: Provenance | None


def show_guidance(content: FrameworkContent, standard: StandardContent) -> dict[str, Any]:
    """The key questions or areas in order, the aims by rating, the groups of fieldwork prompts."""
    return {
        "areas": [_area(content, standard, one) for one in standard.areas],
        "key_questions": [_key_question(content, standard, one) for one in standard.key_questions],
        "aims": [_column(content, one, ()) for one in content.characteristics_of(standard)],
        "prompt_groups": [_prompt_group(group) for group in standard.fieldwork_prompts],
    }


def _key_question(
    content: FrameworkContent, standard: StandardContent, key_question: KeyQuestion
) -> dict[str, Any]:
    own = [one for one in content.questions if one.key_question == key_question.code]
    return {
        "code": key_question.code,
        "text": str(key_question.text),
        "prompts": [
            Prompt(key_question.place_of(one), one.code, str(one.text))
            for one in key_question.prompts
        ],
        "case_prompts": [_link(content, one) for one in own if not one.counts],
        "summary": next((_link(content, one) for one in own if one.counts), None),
        "columns": _columns(content, standard, key_question.code),
        "origin": show_origin(key_question.origin),
    }


def _area(content: FrameworkContent, standard: StandardContent, area: Area) -> dict[str, Any]:
    return {
        "anchor": area.place,
        "title": f"{area.number}. {area.title}",
        "aim": str(area.aim),
        "columns": _columns(content, standard, area.code),
    }


def _columns(content: FrameworkContent, standard: StandardContent, part: str) -> list[RatingColumn]:
    """What is said of a key question or an area (its code), rating by rating."""
    characteristics = content.characteristics_of(standard)
    columns = (_column(content, one, one.about(part)) for one in characteristics)
    return [column for column in columns if column.statements]


def _link(content: FrameworkContent, question: QuestionContent) -> dict[str, str]:
    href = question_url(content, question)
    return {"code": question.code, "text": str(question.text), "href": href}


def _column(
    content: FrameworkContent, characteristics: Characteristics, statements: Iterable[Any]
) -> RatingColumn:
    return RatingColumn(
        anchor=characteristics.place,
        label=str(content.rating_by_code[characteristics.rating].label),
        aim=str(characteristics.aim),
        statements=tuple(
            Statement(one.code, str(one.text), one.is_serious_concern) for one in statements
        ),
        origin=show_origin(characteristics.origin) if characteristics.origin else None,
    )


@dataclass(frozen=True)
class Item:
    """One prompt for fieldwork with its place; `against` is the weaker side of a contrast."""

    anchor: str
    text: str
    against: str


@dataclass(frozen=True)
class Group:
    """Prompts for fieldwork of one kind."""

    anchor: str
    title: str
    kind: str
    layer: str
    items: tuple[Item, ...]
    is_contrast: bool
    origin: Provenance


def _prompt_group(group: PromptGroup) -> Group:
    items = tuple(
        Item(group.place_of(number), str(one.text), str(one.against))
        for number, one in enumerate(group.items, start=1)
    )
    return Group(
        anchor=group.code,
        title=str(group.title),
        kind=str(group.kind.label),
        layer=str(group.layer.label) if group.layer else _("Every layer"),
        items=items,
        is_contrast=any(one.against for one in items),
        origin=show_origin(group.origin),
    )
