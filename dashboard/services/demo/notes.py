"""Writes what an inspector notes beside an answer: the reasons of a no, and the evidence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.services.demo.data import read_data
from dashboard.services.demo.draws import choose, draw
from dashboard.services.demo.types import DemoAnswer, DemoCase
from standards.types import NO, NOT_APPLICABLE, YES, QuestionContent

# Inspectors must note why work is not sufficient, and seldom why it is.
CHANCE_OF_NOTE = {NO: 1.0, NOT_APPLICABLE: 0.4, YES: 0.15}
CHANCE_OF_SECOND_SENTENCE = 0.22


def write_answer(question: QuestionContent, value: str, case: DemoCase) -> DemoAnswer:
    """Return the answer with reasons and note; every no to a counted question has a note."""
    variant = _choose_variant(question, value, case)
    note = variant.get("note", "")
    if note and value == NO and question.counts:
        note = f"{note}{_second_sentence(question, case)}"
    return DemoAnswer(
        case=case.reference,
        question=question.code,
        value=value,
        reasons=tuple(variant.get("reasons", ())),
        note=_fill(note, case),
    )


def _choose_variant(question: QuestionContent, value: str, case: DemoCase) -> Mapping[str, Any]:
    """Return one of the notes that fit the case, or nothing where none is written."""
    name = ("note", question.code, value, case.reference)
    if draw(*name) >= CHANCE_OF_NOTE.get(value, 0):
        return {}
    variants = read_data("notes").get(question.code, {}).get(value, [])
    fitting = [one for one in variants if _fits(one, case)]
    return choose(fitting, *name, "variant") if fitting else {}


def _fits(variant: Mapping[str, Any], case: DemoCase) -> bool:
    return all(case.has(code, *values) for code, values in variant.get("when", {}).items())


def _second_sentence(question: QuestionContent, case: DemoCase) -> str:
    name = ("second sentence", question.code, case.reference)
    if draw(*name) >= CHANCE_OF_SECOND_SENTENCE:
        return ""
    pools = read_data("second_sentences")
    section = pools.get(question.section, [])
    interviewed = pools["interviewed" if case.has("AB09", YES) else "not_interviewed"]
    return f" {choose([*section, *interviewed], *name)}"


def _fill(note: str, case: DemoCase) -> str:
    diary = case.diary
    return note.format(
        sentenced=_day(diary.sentenced),
        assessed=_day(diary.assessed),
        planned=_day(diary.planned),
        changed=_day(diary.changed),
        reviewed=_day(diary.reviewed),
        month=f"{diary.changed:%B}",
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
