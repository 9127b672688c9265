"""Every text of an edition that people look for, each with the place where pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from standards.types import FrameworkContent, QuestionContent, StandardContent


class TextKind(StrEnum):
    """What a text is part of, in the order in which results are shown."""

    STANDARD = "standards"
    KEY_QUESTION = "key-questions"
    PROMPT = "prompts"
    CHARACTERISTIC = "characteristics"
    FIELDWORK_PROMPT = "fieldwork-prompts"
    TRAIT = "traits"
    CASE_QUESTION = "case-questions"


@dataclass(frozen=True)
class PlacedText:
    """One text in the language of the page, in its parts: the leading one first.

    `code` is what readers call it by, and may be empty. `place` is its id within its page: that of
    its standard, of a trait that of the edition, of a case question its own; "" is the top.
    `group` is the title of what it stands in: a group of prompts for fieldwork, or a section of the
    questionnaire.
    """

    kind: TextKind
    code: str
    parts: tuple[str, ...]
    standard: StandardContent | None
    place: str = ""
    rating: str = ""
    group: str = ""


def texts_of(content: FrameworkContent) -> Iterator[PlacedText]:
    """All of them: standard by standard, then the traits, then the case questions."""
    for standard in content.standards:
        yield from _texts_of_standard(standard)
        yield from _key_questions(standard)
        yield from _characteristics(content, standard)
        yield from _fieldwork_prompts(standard)
    yield from _traits(content)
    for question in content.questions:
        yield _case_question(content, question)


def _texts_of_standard(standard: StandardContent) -> Iterator[PlacedText]:
    parts = (str(standard.title), str(standard.expectation))
    yield PlacedText(TextKind.STANDARD, standard.number, parts, standard)
    for area in standard.areas:
        parts = (f"{area.number}. {area.title}", str(area.aim))
        yield PlacedText(TextKind.STANDARD, "", parts, standard, area.place)


def _key_questions(standard: StandardContent) -> Iterator[PlacedText]:
    for one in standard.key_questions:
        yield PlacedText(TextKind.KEY_QUESTION, one.code, (str(one.text),), standard, one.code)
        for prompt in one.prompts:
            place = one.place_of(prompt)
            yield PlacedText(TextKind.PROMPT, place, (str(prompt.text),), standard, place)


def _characteristics(content: FrameworkContent, standard: StandardContent) -> Iterator[PlacedText]:
    kind = TextKind.CHARACTERISTIC
    for one in content.characteristics_of(standard):
        if one.aim:
            yield PlacedText(kind, "", (str(one.aim),), standard, one.place, one.rating)
        for statement in one.statements:
            code, parts = statement.code, (str(statement.text),)
            yield PlacedText(kind, code, parts, standard, code, one.rating)


def _fieldwork_prompts(standard: StandardContent) -> Iterator[PlacedText]:
    kind = TextKind.FIELDWORK_PROMPT
    for group in standard.fieldwork_prompts:
        title = str(group.title)
        yield PlacedText(kind, "", (title,), standard, group.code)
        for number, item in enumerate(group.items, start=1):
            parts = tuple(str(text) for text in (item.text, item.against) if text)
            place = group.place_of(number)
            yield PlacedText(kind, "", parts, standard, place, group=title)


def _traits(content: FrameworkContent) -> Iterator[PlacedText]:
    for one in content.traits:
        for statement in one.statements:
            place, parts = one.place_of(statement), (str(statement.text),)
            yield PlacedText(TextKind.TRAIT, "", parts, None, place, one.rating)


def _case_question(content: FrameworkContent, question: QuestionContent) -> PlacedText:
    texts = (question.text, question.guidance, *(one.label for one in question.reasons_for_no))
    return PlacedText(
        TextKind.CASE_QUESTION,
        question.code,
        tuple(str(text) for text in texts if text),
        content.standard_by_code.get(question.standard),
        group=str(content.section_by_code[question.section].title),
    )
