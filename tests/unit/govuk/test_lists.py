import pytest
from django.utils.translation import override

from govuk.lists import list_with_and


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ([], ""),
        (["planning"], "planning"),
        (["planning", "assessing"], "planning and assessing"),
        (["2.1", "2.2", "2.3"], "2.1, 2.2 and 2.3"),
    ],
)
def test_english_puts_and_before_the_last(words, listed):
    assert list_with_and(words) == listed


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        (["asesu", "cynllunio"], "asesu a cynllunio"),
        (["cynllunio", "asesu"], "cynllunio ac asesu"),
        (["2.1", "2.2", "2.3"], "2.1, 2.2 a 2.3"),
        (["staff", "“Ymyriadau”"], "staff ac “Ymyriadau”"),
    ],
)
def test_welsh_has_another_and_before_a_vowel(words, listed):
    with override("cy"):
        assert list_with_and(words) == listed
