"""What is false is caught in whichever form it is said, and what only looks like it is not."""

import pytest

from tests.unit.wording import forms_corpus as corpus
from tests.unit.wording.forms_true_corpus import TRUE
from tests.unit.wording.forms_truth import TRUTHS
from wording.checking import Passage, Severity, check_passage
from wording.truth import FaultCode

FIGURES = {FaultCode.NUMBER_CONTRADICTED, FaultCode.PROPORTION_CONTRADICTED}


def errors(truth, language, standard, text, **more):
    faults = check_passage(
        Passage("finding:x", text, language, standard, **more), TRUTHS[truth, language]
    )
    return [one for one in faults if one.severity is Severity.ERROR]


def hold(row, codes):
    *about, words = row
    (fault,) = errors(*about)
    assert fault.code in codes
    assert fault.words == words


@pytest.mark.parametrize("row", corpus.FIGURES)
def test_figure_the_data_contradict(row):
    hold(row, FIGURES)


@pytest.mark.parametrize("row", corpus.JUDGEMENTS)
def test_rating_that_was_not_agreed(row):
    hold(row, {FaultCode.JUDGEMENT_CONTRADICTED})


@pytest.mark.parametrize("row", corpus.REFERENCES)
def test_reference_of_a_case(row):
    hold(row, {FaultCode.CASE_REFERENCE})


@pytest.mark.parametrize("row", corpus.BIRTH_DATES)
def test_date_of_birth(row):
    hold(row, {FaultCode.BIRTH_DATE})


@pytest.mark.parametrize("row", corpus.NAMES)
def test_name_of_the_evidence(row):
    hold(row, {FaultCode.EVIDENCE_NAME})


@pytest.mark.parametrize("row", corpus.CELLS)
def test_few_children_of_one_kind(row):
    hold(row, {FaultCode.SMALL_CELL})


@pytest.mark.parametrize("row", TRUE)
def test_what_only_looks_false_is_no_error(row):
    assert errors(*row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Twenty-two assessments were good, eleven were not.",
        "Two-thirds of assessments were good enough, a third were not.",
        "In 11 cases, two of them serious, the assessment was not good enough.",
        "As few as 11 assessments fell short.",
        "Apart from eleven cases, assessments were good enough.",
    ],
)
def test_two_figures_of_one_sentence_are_each_held_in_their_own_clause(text):
    assert errors("counted", "en", None, f"{text} {corpus.ASSESSED}") == []


def test_recommendation_says_what_should_be():
    text = f"all plans follow from the assessment {corpus.PLANNED}"

    assert errors("counted", "en", None, text, is_wish=True) == []
    assert errors("counted", "en", None, text) != []
