import pytest
from django.utils import translation

from govuk.templatetags.govuk import percent, stars


@pytest.mark.parametrize(("value", "text"), [(0, "0%"), (64, "64%"), (100, "100%"), (None, "–")])
def test_percent_says_the_number_or_that_there_is_none(value, text):
    assert percent(value) == text


def test_percent_reads_alike_in_welsh():
    with translation.override("cy"):
        assert percent(64) == "64%"


@pytest.mark.parametrize(("count", "glyphs"), [(0, "☆☆☆☆"), (3, "★★★☆"), (4, "★★★★")])
def test_stars_fill_up_to_the_count(count, glyphs):
    assert stars(count) == glyphs
