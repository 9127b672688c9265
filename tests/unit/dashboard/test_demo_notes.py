import re
from dataclasses import replace

import pytest

from dashboard.services.demo.data import read_data
from dashboard.services.demo.fji.answers import answer_sample
from dashboard.services.demo.notes import NoteBook
from tests.unit.dashboard.demo import CASES, QUESTIONNAIRE

NOTES = read_data("fji/notes")
ANSWERS = answer_sample(QUESTIONNAIRE, CASES)
COUNTED = [one for one in QUESTIONNAIRE.questions if one.counts]
# Every transfer of the sample is managed well.
NEVER_INSUFFICIENT = {"DE13"}


def variants(code, value):
    return NOTES.get(code, {}).get(value, [])


@pytest.mark.parametrize("question", COUNTED, ids=lambda one: one.code)
def test_shortcoming_has_a_note_whatever_the_case_is_like(question):
    always = [one for one in variants(question.code, "no") if "when" not in one]

    assert always or question.code in NEVER_INSUFFICIENT | {"AS09"}


@pytest.mark.parametrize("question", COUNTED, ids=lambda one: one.code)
def test_shortcoming_gives_reasons_that_the_edition_lists(question):
    listed = {one.code for one in question.reasons_for_no}

    for one in variants(question.code, "no"):
        assert one["reasons"]
        assert set(one["reasons"]) <= listed


def test_notes_belong_to_answers_that_can_be_given():
    values = {one.code: set(one.values) for one in QUESTIONNAIRE.questions}

    assert all(set(given) <= values[code] for code, given in NOTES.items())


def test_every_no_to_a_counted_question_carries_its_evidence():
    counted = {one.code for one in COUNTED}
    silent = [one for one in ANSWERS if one.value == "no" and one.question in counted]

    assert [one for one in silent if not (one.note and one.reasons)] == []


def test_days_are_filled_in():
    assert [one.note for one in ANSWERS if re.search("[{}]", one.note)] == []


def test_note_about_an_interview_needs_an_interview():
    question = QUESTIONNAIRE.question_by_code["PL09"]
    silent = [replace(one, given={**one.given, "AB09": "no"}, interviewed=False) for one in CASES]

    notes = {NoteBook("fji").write_answer(question, "no", case).note for case in silent}

    assert not any("told us" in note for note in notes)


def test_notes_take_turns():
    book, question = NoteBook("fji"), QUESTIONNAIRE.question_by_code["IN15"]

    written = [one["note"].partition("{")[0] for one in variants("IN15", "no")]

    notes = [book.write_answer(question, "no", case).note for case in CASES[: len(written)]]

    assert all(sum(note.startswith(one) for note in notes) == 1 for one in written)
