"""The demonstration under the standards of 2018: its cases, answers and notes."""

import re
from datetime import date

import pytest

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.answering import TargetMissedError, asked_in
from dashboard.services.demo.data import read_data
from dashboard.services.demo.yos import answers as answering
from dashboard.services.demo.yos.answers import answer_sample
from dashboard.services.demo.yos.sample import draw_sample
from standards.services.parsing import parse_file
from standards.types import read_framework
from tests.factories.frameworks import STANDARDS_OF_2018

CONTENT = read_framework(parse_file(STANDARDS_OF_2018.read_bytes()).document)
QUESTIONNAIRE = Questionnaire(CONTENT, tuple(one.code for one in CONTENT.standards))
CASES = draw_sample(prefix="HM", fieldwork=date(2019, 6, 10))
ANSWERS = answer_sample(QUESTIONNAIRE, CASES)
NOTES = read_data("yos/notes")
BY_CODE = QUESTIONNAIRE.question_by_code


def test_cases_have_every_fact_with_a_value_of_the_edition():
    values = {one.code: {value.code for value in one.values} for one in CONTENT.facts}

    for case in CASES:
        assert set(case.facts) == set(values), case.reference
        assert all(value in values[code] for code, value in case.facts.items()), case.reference


def test_exactly_the_questions_in_route_are_answered():
    answered = {case.reference: [] for case in CASES}
    for answer in ANSWERS:
        answered[answer.case].append(answer.question)

    assert answered == {case.reference: asked_in(QUESTIONNAIRE, case) for case in CASES}


def test_answers_are_those_of_their_questions():
    assert [one for one in ANSWERS if one.value not in BY_CODE[one.question].values] == []


def test_sections_of_the_other_kind_of_case_are_not_answered():
    court = {case.reference for case in CASES if case.facts["case_type"] == "court"}

    for one in ANSWERS:
        section = BY_CODE[one.question].section
        if section != "about":
            assert (one.case in court) is section.startswith("court"), (one.case, section)


def test_more_sufficient_cases_than_apply_are_refused(monkeypatch):
    monkeypatch.setattr(answering, "read_data", lambda name: {"3.2.3": 11})

    with pytest.raises(TargetMissedError, match="applies to 10 cases, and 11 must be"):
        answer_sample(QUESTIONNAIRE, CASES)


def test_notes_and_reasons_belong_to_their_questions():
    for code, by_answer in NOTES.items():
        question = BY_CODE[code]
        reasons = {one.code for one in question.reasons_for_no}
        assert set(by_answer) <= set(question.values), code
        for variants in by_answer.values():
            assert all(set(one.get("reasons", ())) <= reasons for one in variants), code


def test_circumstances_that_notes_need_can_occur():
    values = {one.code: {value.code for value in one.values} for one in CONTENT.facts}
    values |= {code: set(question.values) for code, question in BY_CODE.items()}

    for by_answer in NOTES.values():
        for variants in by_answer.values():
            for one in variants:
                assert all(
                    set(wanted) <= values[code] for code, wanted in one.get("when", {}).items()
                ), one["note"]


def test_every_no_carries_its_evidence():
    silent = [one for one in ANSWERS if one.value == "no" and BY_CODE[one.question].key_question]

    assert [one for one in silent if not one.note] == []


def test_days_are_filled_in():
    assert [one.note for one in ANSWERS if re.search("[{}]", one.note)] == []
