from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.tally import (
    CaseAnswer,
    CountedQuestion,
    Tally,
    TallyError,
    tally_answers,
    tally_values,
)

YES = frozenset({"yes"})
QUESTIONS = (
    CountedQuestion("RR01", "T1", YES),
    CountedQuestion("RR02", "T1", frozenset({"fully", "mostly"})),
    CountedQuestion("PV01", "T2", YES),
)
VALUES = ("yes", "no", "fully", "mostly", "na", "")


def case_answers():
    """Answers of up to six cases to the three questions and to one that does not count."""
    places = st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["RR01", "RR02", "PV01", "AB01"]))
    return st.dictionaries(places, st.sampled_from(VALUES)).map(
        lambda listed: [CaseAnswer(*place, value) for place, value in listed.items()]
    )


def recount(answers, codes, sufficient_when):
    """The same figures one by one, the slow and plain way."""
    mine = [answer for answer in answers if answer.question in codes]
    applicable = [answer for answer in mine if answer.value not in ("", "na")]
    sufficient = [a for a in applicable if a.value in sufficient_when[a.question]]
    return Tally(
        sufficient=len(sufficient),
        not_sufficient=len(applicable) - len(sufficient),
        not_applicable=len([answer for answer in mine if answer.value == "na"]),
        missing=len([answer for answer in mine if answer.value == ""]),
        cases=len({answer.case for answer in applicable}),
    )


@given(answers=case_answers())
def test_tally_answers_equals_a_naive_recount(answers):
    tallies = tally_answers(QUESTIONS, answers)

    words = {question.code: question.sufficient_when for question in QUESTIONS}
    assert tallies.by_question == {code: recount(answers, {code}, words) for code in words}
    assert tallies.by_standard == {
        "T1": recount(answers, {"RR01", "RR02"}, words),
        "T2": recount(answers, {"PV01"}, words),
    }


@given(data=st.data(), answers=case_answers())
def test_tally_answers_does_not_depend_on_the_order(data, answers):
    shuffled = data.draw(st.permutations(answers))

    assert tally_answers(QUESTIONS, shuffled) == tally_answers(QUESTIONS, answers)


@given(answers=case_answers(), more=st.integers(1, 5))
def test_tally_answers_changes_no_percentage_for_not_applicable_answers(answers, more):
    added = [CaseAnswer(f"N{number}", "RR01", "na") for number in range(more)]

    before = tally_answers(QUESTIONS, answers).by_standard["T1"]
    after = tally_answers(QUESTIONS, answers + added).by_standard["T1"]

    assert (after.proportion, after.percent) == (before.proportion, before.percent)
    assert (after.cases, after.not_applicable) == (before.cases, before.not_applicable + more)


@given(answers=case_answers(), others=case_answers())
def test_tallies_of_different_cases_add_up(answers, others):
    renamed = [CaseAnswer(f"other {a.case}", a.question, a.value) for a in others]

    apart = [tally_answers(QUESTIONS, part).by_standard["T1"] for part in (answers, renamed)]

    assert apart[0] + apart[1] == tally_answers(QUESTIONS, answers + renamed).by_standard["T1"]


def test_tally_answers_lists_every_question_and_theme_when_empty():
    tallies = tally_answers(QUESTIONS, [])

    assert list(tallies.by_question.items()) == [
        ("RR01", Tally()),
        ("RR02", Tally()),
        ("PV01", Tally()),
    ]
    assert list(tallies.by_standard.items()) == [("T1", Tally()), ("T2", Tally())]


def test_tally_answers_accepts_no_questions():
    tallies = tally_answers([], [CaseAnswer("A", "RR01", "yes")])

    assert (tallies.by_standard, tallies.by_question) == ({}, {})


def test_tally_answers_pools_answers_and_not_cases():
    answers = [
        CaseAnswer("A", "RR01", "yes"),
        CaseAnswer("A", "RR02", "fully"),
        CaseAnswer("B", "RR01", "no"),
    ]

    tally = tally_answers(QUESTIONS, answers).by_standard["T1"]

    assert tally == Tally(sufficient=2, not_sufficient=1, cases=2)
    assert (tally.proportion, tally.percent) == (Fraction(2, 3), 67)


def test_tally_answers_refuses_a_question_listed_twice():
    with pytest.raises(TallyError, match="listed twice"):
        tally_answers([*QUESTIONS, CountedQuestion("RR01", "T2", YES)], [])


@pytest.mark.parametrize("values", [("yes", "yes"), ("yes", ""), ("na", "no")])
def test_tally_answers_refuses_a_case_that_answers_twice(values):
    answers = [CaseAnswer("A", "RR01", value) for value in values]

    with pytest.raises(TallyError, match="Case A answers RR01 twice"):
        tally_answers(QUESTIONS, answers)


def test_tally_without_answers_has_no_percentage():
    assert (Tally().proportion, Tally().percent) == (None, None)


def test_tally_with_all_not_applicable_or_missing_has_no_percentage():
    tally = Tally(not_applicable=5, missing=2)

    assert (tally.applicable, tally.proportion, tally.percent) == (0, None, None)


@pytest.mark.parametrize(
    ("tally", "percent"),
    [
        (Tally(sufficient=1, cases=1), 100),
        (Tally(not_sufficient=1, cases=1), 0),
        (Tally(1, 1, cases=1), 50),
        (Tally(1, 2, cases=3), 33),
        (Tally(129, 71, cases=40), 65),
        (Tally(1, 199, cases=40), 1),
        (Tally(199, 1, cases=40), 100),
    ],
)
def test_tally_percent_rounds_half_up(tally, percent):
    assert tally.percent == percent


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ({"sufficient": -1}, "sufficient is below zero"),
        ({"missing": -1}, "missing is below zero"),
        ({"sufficient": 2, "not_sufficient": 1, "cases": 4}, "cannot come from 4 cases"),
        ({"sufficient": 2}, "cannot come from 0 cases"),
        ({"not_applicable": 2, "cases": 1}, "cannot come from 1 cases"),
    ],
)
def test_tally_refuses_impossible_counts(counts, message):
    with pytest.raises(TallyError, match=message):
        Tally(**counts)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (("", "T1", YES), "must have a code and a standard"),
        (("RR01", "", YES), "must have a code and a standard"),
        (("RR01", "T1", frozenset()), "never be sufficient"),
        (("RR01", "T1", frozenset({"yes", "na"})), "blank or not applicable"),
        (("RR01", "T1", frozenset({""})), "blank or not applicable"),
    ],
)
def test_counted_question_refuses_nonsense(fields, message):
    with pytest.raises(TallyError, match=message):
        CountedQuestion(*fields)


@pytest.mark.parametrize("fields", [("", "RR01", "yes"), ("A", "", "yes")])
def test_case_answer_refuses_no_case_or_no_question(fields):
    with pytest.raises(TallyError, match="must name its case and its question"):
        CaseAnswer(*fields)


def test_tally_values_counts_every_value_and_blank():
    answers = [
        CaseAnswer("A", "OC01", "reduced"),
        CaseAnswer("B", "OC01", "reduced"),
        CaseAnswer("C", "OC01", ""),
        CaseAnswer("C", "RR01", "yes"),
    ]

    counts = tally_values({"OC01": ("reduced", "same"), "OC02": ("yes",)}, answers)

    assert counts == {
        "OC01": {"reduced": 2, "same": 0, "": 1},
        "OC02": {"yes": 0, "": 0},
    }


def test_tally_values_refuses_a_value_that_is_not_listed():
    with pytest.raises(TallyError, match='"worse" is not among the values of OC01'):
        tally_values({"OC01": ("reduced",)}, [CaseAnswer("A", "OC01", "worse")])
