import pytest
from django.utils import translation

from govuk.figures import answers_text, base_text, cases_text, percent_text, provisional_text


@pytest.mark.parametrize(("value", "text"), [(0, "0%"), (64, "64%"), (100, "100%"), (None, "–")])
def test_percent_says_the_number_or_that_there_is_none(value, text):
    assert percent_text(value) == text


def test_percent_reads_alike_in_welsh():
    with translation.override("cy"):
        assert percent_text(64) == "64%"


def test_base_names_both_numbers_or_says_that_nothing_applies():
    assert base_text(27, 33) == "27 of 33"
    assert base_text(0, 0) == "none applicable"
    assert answers_text(412, 644) == "412 of 644 answers"
    assert answers_text(0, 0) == "no applicable answer in any submitted case"


def test_cases_are_counted_where_there_are_any():
    assert (cases_text(0), cases_text(1), cases_text(34)) == ("", "in 1 case", "in 34 cases")


@pytest.mark.parametrize(("submitted", "total"), [(0, 0), (0, 3), (2, 3)])
def test_figures_are_provisional_until_every_case_is_submitted(submitted, total):
    assert provisional_text(submitted, total).startswith(f"Provisional: {submitted} of {total} ")
    assert provisional_text(3, 3) == ""
