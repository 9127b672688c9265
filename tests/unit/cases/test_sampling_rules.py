"""The rules by which samples are drawn, as the file beside the app says them."""

import pytest
from django.utils.translation import override

from cases.queries.sampling_rules import sampling_rules

FRAMEWORKS = ["fji-2015", "yos-2018", "yjs-2021", "any-other"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_strata_have_their_words_in_english_and_in_welsh(framework):
    for stratum in sampling_rules(framework).strata:
        for text in (stratum.title, stratum.start):
            assert not text.text_in("en").fell_back
            assert not text.text_in("cy").fell_back
            assert text.text_in("en").words != text.text_in("cy").words


def test_title_is_in_the_language_of_the_page():
    court, _out_of_court = sampling_rules("yos-2018").strata

    assert str(court.title) == "Court disposals"
    with override("cy"):
        assert str(court.title) == "Gwarediadau llys"
