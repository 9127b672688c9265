"""Writes what an inspector notes beside an answer: the reasons of a no, and the evidence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dashboard.services.demo.data import read_data
from dashboard.services.demo.draws import draw
from dashboard.services.demo.types import DemoAnswer, DemoCase
from standards.types import NO, NOT_APPLICABLE, YES, QuestionContent

# Inspectors must note why work is not sufficient, seldom why it is, and always what needs words.
CHANCE_OF_NOTE = {NOT_APPLICABLE: 0.4, YES: 0.15}
CHANCE_OF_SECOND_SENTENCE = 0.22


class NoteBook:
    """Writes notes one after the other and turns to those that have been used least.

    `folder` holds the sentences that fit the questions of a framework.
    """

    def __init__(self, folder: str) -> None:
        self._variants = read_data(f"{folder}/notes")
        self._second_sentences = read_data(f"{folder}/second_sentences")
        self._used: Counter[tuple[str, str]] = Counter()

    def write_answer(self, question: QuestionContent, value: str, case: DemoCase) -> DemoAnswer:
        """Return the answer with reasons and note; every no to a counted question has a note."""
        variant = self._choose_variant(question, value, case)
        sentences = [variant.get("note", "")]
        if variant and value == NO and question.counts:
            sentences += self._second_sentence(question, case)
        return DemoAnswer(
            case=case.reference,
            question=question.code,
            value=value,
            reasons=tuple(variant.get("reasons", ())),
            note=_fill(" ".join(sentences), case),
        )

    def _choose_variant(
        self, question: QuestionContent, value: str, case: DemoCase
    ) -> Mapping[str, Any]:
        """Return one of the notes that fit the case, or nothing where none is written."""
        name = ("note", question.code, value, case.reference)
        if draw(*name) >= CHANCE_OF_NOTE.get(value, 1):
            return {}
        variants = self._variants.get(question.code, {}).get(value, [])
        fitting = {one["note"]: one for one in variants if _fits(one, case)}
        return fitting[self._least_used(question.code, fitting)] if fitting else {}

    def _second_sentence(self, question: QuestionContent, case: DemoCase) -> list[str]:
        name = ("second sentence", question.code, case.reference)
        if draw(*name) >= CHANCE_OF_SECOND_SENTENCE:
            return []
        pools = self._second_sentences
        interviewed = pools["interviewed" if case.interviewed else "not_interviewed"]
        fitting = [*pools.get(question.section, []), *interviewed]
        return [self._least_used(case.reference, fitting)]

    def _least_used(self, where: str, sentences: Iterable[str]) -> str:
        chosen = min(sentences, key=lambda one: (self._used[where, one], draw(where, one)))
        self._used[where, chosen] += 1
        return chosen


def _fits(variant: Mapping[str, Any], case: DemoCase) -> bool:
    return all(case.has(code, *values) for code, values in variant.get("when", {}).items())


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
