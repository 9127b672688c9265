import pytest

from tests.unit.wording.corpus import (
    CORRECTED,
    FALSEHOODS,
    HARMLESS,
    STANDARDS,
    TRUE_FIGURES,
    TRUTH,
    WELSH_TRUE_FIGURES,
)
from wording.checking import FaultCode, Passage, Severity, check_passage


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
