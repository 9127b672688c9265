"""Answers the cases of the second inspection as far as its team has come."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.answering import asked_in
from dashboard.services.demo.data import read_data
from dashboard.services.demo.diary import draw_diary
from dashboard.services.demo.draws import draw
from dashboard.services.demo.fji.applicability import does_not_apply
from dashboard.services.demo.fji.sample import days_of_supervision
from dashboard.services.demo.notes import NoteBook
from dashboard.services.demo.types import DemoAnswer, DemoCase
from standards.types import NO, NOT_APPLICABLE, YES, QuestionContent


def practice_cases(fieldwork: date) -> list[DemoCase]:
    """Return the cases as the data file describes them."""
    return [_make_case(one, fieldwork) for one in read_data("fji/practice")["cases"]]


def answer_practice(questionnaire: Questionnaire, cases: list[DemoCase]) -> list[DemoAnswer]:
    """Return the answers to the sections that each case's inspector has been through."""
    sections = {one["reference"]: one["sections"] for one in read_data("fji/practice")["cases"]}
    notes = NoteBook("fji")
    answers = []
    for case in cases:
        for code in asked_in(questionnaire, case):
            question = questionnaire.question_by_code[code]
            if question.section in sections[case.reference]:
                answers.append(notes.write_answer(question, _value_of(question, case), case))
    return answers


def _value_of(question: QuestionContent, case: DemoCase) -> str:
    if question.code in case.given:
        return case.given[question.code]
    if does_not_apply(question.code, case):
        return NOT_APPLICABLE
    chance = draw("practice", question.code, case.reference)
    return YES if 100 * chance < read_data("fji/practice")["rate"] else NO


def _make_case(data: Mapping[str, Any], fieldwork: date) -> DemoCase:
    return DemoCase(
        reference=data["reference"],
        facts=data["facts"],
        given=data["given"],
        quality=1,
        family_contact=True,
        interviewed=data["given"].get("AB09") == YES,
        diary=draw_diary(data["reference"], days_of_supervision(data["given"]["AB11"]), fieldwork),
    )
