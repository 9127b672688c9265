from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.wording.corpus import (
    ABOUT_A,
    CORRECTED,
    FALSEHOODS,
    HARMLESS,
    STANDARDS,
    TRUE_FIGURES,
    TRUTH,
)
from tests.unit.wording.rated_corpus import RATED_CORRECTED, RATED_FALSEHOODS, RATED_TRUTH
from tests.unit.wording.welsh_corpus import (
    WELSH_CORRECTED,
    WELSH_FALSEHOODS,
    WELSH_TRUE_FIGURES,
    WELSH_TRUTH,
)
from wording.checking import Counted, FaultCode, Passage, Severity, Truth, check_passage

# Whatever the rules look at, in any order.
WORDS = [
    *("Most", "half", "a", "third", "of", "34", "cases", "was", "good", "not", "61%", "were"),
    *("inspected", "Overall", "work to reduce reoffending", "two", "girls", "[[cases]]", "Lewis"),
    *("[[about:question:A01]]", "[[from:evidence:1]]", "*", "out", "1.2", ".", ",", "stars", "("),
    *("born", "12/03/2001", "case", "17", "rated", "as", "one", "in", "five", "and", "\n", "- "),
]


def check(text, standard=None, language="en", truth=TRUTH):
    return check_passage(Passage("summary:x", text, language, standard), truth)


def errors(faults):
    return [(fault.code, fault.words) for fault in faults if fault.severity is Severity.ERROR]


@pytest.mark.parametrize("standard", [None, "reducing"])
@pytest.mark.parametrize("text", TRUE_FIGURES)
def test_true_figure_from_outside_is_no_error(text, standard):
    assert errors(check(text, standard)) == []


@pytest.mark.parametrize("text", WELSH_TRUE_FIGURES)
def test_true_figure_from_outside_is_no_error_in_welsh(text):
    assert errors(check(text, "reducing", "cy")) == []


@pytest.mark.parametrize("standard", [None, *(one.code for one in STANDARDS)])
@pytest.mark.parametrize("text", HARMLESS)
def test_describing_words_are_no_error(text, standard):
    assert errors(check(text, standard)) == []


@pytest.mark.parametrize(("text", "standard", "code", "words"), FALSEHOODS)
def test_falsehood_is_caught_with_its_reason(text, standard, code, words):
    assert errors(check(text, standard)) == [(FaultCode(code), words)]


@pytest.mark.parametrize(("text", "standard"), CORRECTED)
def test_corrected_text_passes(text, standard):
    assert check(text, standard) == []


@pytest.mark.parametrize(("text", "standard", "code", "words"), WELSH_FALSEHOODS)
def test_welsh_falsehood_is_caught_with_its_reason(text, standard, code, words):
    assert errors(check(text, standard, "cy", WELSH_TRUTH)) == [(FaultCode(code), words)]


@pytest.mark.parametrize(("text", "standard"), WELSH_CORRECTED)
def test_corrected_welsh_text_passes(text, standard):
    assert check(text, standard, "cy", WELSH_TRUTH) == []


@pytest.mark.parametrize(("text", "standard", "words"), RATED_FALSEHOODS)
def test_rating_that_was_not_agreed_is_caught(text, standard, words):
    faults = check(text, standard, truth=RATED_TRUTH)

    assert errors(faults) == [(FaultCode.JUDGEMENT_CONTRADICTED, words)]


@pytest.mark.parametrize(("text", "standard"), RATED_CORRECTED)
def test_agreed_rating_passes(text, standard):
    assert errors(check(text, standard, truth=RATED_TRUTH)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The budget was £412,000.",
        "In 2015, 56.8% were in school.",
        "There were 14 empty posts.",
        "Eleven managers came.",
        "Plans were late in 3 of 7 cases.",
    ],
)
def test_number_without_backing_is_a_warning(text):
    (fault,) = check(text)

    assert (fault.code, fault.severity) == (FaultCode.UNBACKED_NUMBER, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "The budget was £412,000 [[from:evidence:5]].",
        "In 2015, 56.8% were in school. [[from:figure:0b7d]]",
        "There were 14 empty posts [[register:staff:vacancies]].",
        "There were 14 empty posts [[about:register:staff]].",
        "Ten managers and two nurses came.",
        "In one case the plan was late.",
        "Plans were late in [[question:A01:count]] cases.",
    ],
)
def test_backed_number_is_no_warning(text):
    assert check(text) == []


def test_evidence_excuses_a_number_but_not_a_name():
    (fault,) = check("Lewis had 25 stitches [[from:evidence:5]].")

    assert fault.code is FaultCode.EVIDENCE_NAME


def test_marker_after_the_full_stop_belongs_to_the_sentence_before():
    text = "Most assessments were good enough. [[about:question:A01]] Most staff were new."

    assert errors(check(text)) == [(FaultCode.PROPORTION_CONTRADICTED, "Most")]


def test_link_reaches_no_other_sentence():
    assert check(f"It was known{ABOUT_A}. Most assessments were good enough.") == []


def test_fault_says_where_it_stands_in_the_stored_text():
    text = "**Note** [[cases=34]] cases.\n\n- Plans were *good enough* in **18 of 33** cases"
    stored = f"{text}{ABOUT_A}."

    (fault,) = check(stored)

    assert stored[fault.start : fault.end] == "18 of 33"
    assert fault.sentence == "- Plans were good enough in 18 of 33 cases ."
    assert fault.parameters["expected"] == "48% (16/33)"


def test_number_that_is_half_a_live_fact_is_held_against_the_data():
    right = "Plans were good enough in [[question:A01:count]] of 33 cases."
    wrong = "Plans were good enough in [[question:A01:count]] of 31 cases."

    assert check(right) == []
    assert errors(check(wrong)) == [(FaultCode.NUMBER_CONTRADICTED, "16 of 31")]


@pytest.mark.parametrize(
    "text",
    [
        "We read [[cases]] cases, 12 of them in custody.",
        "Work to reduce reoffending was [[standard:reducing:rating]]; 42.3% offended again.",
        "There were [[register:staff:vacancies]] empty posts and 23 volunteers.",
    ],
)
def test_fact_that_was_not_counted_binds_no_other_number(text):
    assert errors(check(text)) == []


def test_sentence_about_a_register_must_give_its_numbers():
    wrong = "There were 15 empty posts [[about:register:staff]]."

    assert errors(check(wrong)) == [(FaultCode.NUMBER_CONTRADICTED, "15")]


def test_contradicted_proportion_names_the_right_words():
    (fault,) = check(f"Most assessments were good enough{ABOUT_A}.")

    assert dict(fault.parameters) == {
        "subject": "question:A01",
        "expected": "just under half",
        "count": "16",
        "base": "33",
    }


def test_changed_fact_says_what_was_seen_and_what_is():
    (fault,) = check("[[question:A01:percent=52%]] of assessments")

    assert dict(fault.parameters) == {
        "fact": "question:A01:percent",
        "seen": "52%",
        "now": "48%",
    }


def test_quoted_words_are_checked_for_who_a_child_is_alone():
    text = f"“Most plans were good, 60% of them{ABOUT_A}”, Lewis said."

    faults = check_passage(Passage("block:x", text, is_quoted=True), TRUTH)

    assert errors(faults) == [(FaultCode.EVIDENCE_NAME, "Lewis")]


def test_small_is_what_the_threshold_says():
    text = "Seven girls were in the sample."
    higher = replace(TRUTH, threshold=10)

    assert check(text) == []
    assert errors(check(text, truth=higher)) == [(FaultCode.SMALL_CELL, "Seven girls")]


def test_numbers_of_described_questions_are_those_of_their_answers():
    truth = replace(
        TRUTH,
        counted=(Counted("question:E05", 0, 30, reasons={"yes": 18, "no": 12}, is_described=True),),
    )
    link = " [[about:question:E05]]"

    assert check(f"Most children kept to the order{link}.", truth=truth) == []
    assert check(f"In 18 of 30 cases the child kept to the order{link}.", truth=truth) == []
    assert errors(check(f"Almost all children kept to the order{link}.", truth=truth)) == [
        (FaultCode.PROPORTION_CONTRADICTED, "Almost all")
    ]


def test_nothing_is_found_where_nothing_is_known():
    text = "Most plans were good. Overall, the work was good in 34 of 40 cases."

    assert errors(check(text, "reducing", truth=Truth())) == []


@pytest.mark.parametrize(
    "text", ["", " \n", "*", "[[", "]]", "[[from:evidence:1]]", "1", "%", "of"]
)
def test_scraps_of_text_are_no_error(text):
    assert errors(check(text, "reducing")) == []


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_words_are_checked_without_failing(text):
    for fault in check(text, "reducing"):
        assert 0 <= fault.start <= fault.end <= len(text)
