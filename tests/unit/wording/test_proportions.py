from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.ladder import LANGUAGES, steps
from wording.proportions import find_proportions, meaning, phrases, say_proportion

SHARES = st.fractions(min_value=0, max_value=1, max_denominator=500)


@pytest.mark.parametrize(
    ("share", "english", "welsh"),
    [
        ("0", "none", "dim un"),
        ("1/34", "almost none", "bron dim un"),
        ("1/10", "almost none", "bron dim un"),
        ("3/20", "a small minority", "lleiafrif bach"),
        ("1/5", "one-fifth", "un rhan o bump"),
        ("7/30", "just under one-quarter", "ychydig o dan chwarter"),
        ("1/4", "one-quarter", "chwarter"),
        ("10/33", "just under one-third", "ychydig o dan draean"),
        ("11/33", "one-third", "traean"),
        ("12/34", "just over one-third", "ychydig dros draean"),
        ("2/5", "two-fifths", "dwy ran o bump"),
        ("48/100", "just under half", "ychydig o dan hanner"),
        ("99/200", "half", "hanner"),
        ("1/2", "half", "hanner"),
        ("51/100", "just over half", "ychydig dros hanner"),
        ("3/5", "three-fifths", "tair rhan o bump"),
        ("21/33", "just under two-thirds", "ychydig o dan ddwy ran o dair"),
        ("2/3", "two-thirds", "dwy ran o dair"),
        ("23/33", "just over two-thirds", "ychydig dros ddwy ran o dair"),
        ("3/4", "three-quarters", "tri chwarter"),
        ("4/5", "four-fifths", "pedair rhan o bump"),
        ("17/20", "a large majority", "mwyafrif mawr"),
        ("9/10", "almost all", "bron pob un"),
        ("33/34", "almost all", "bron pob un"),
        ("1", "all", "pob un"),
    ],
)
def test_share_is_said_in_the_words_of_the_ladder(share, english, welsh):
    assert say_proportion(Fraction(share), "en") == english
    assert say_proportion(Fraction(share), "cy") == welsh


@pytest.mark.parametrize("share", ["-1/100", "101/100"])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError, match="not a share"):
        say_proportion(Fraction(share), "en")


@given(SHARES, st.sampled_from(LANGUAGES))
def test_every_share_has_one_step_and_the_step_means_it(share, language):
    said = [words for words, step in steps(language) if step.holds(share)]

    assert said == [say_proportion(share, language)]
    assert meaning(said[0], language).holds(share)


@given(SHARES)
def test_both_languages_say_the_same(share):
    place = [words for words, _ in steps("en")].index(say_proportion(share, "en"))

    assert steps("cy")[place][0] == say_proportion(share, "cy")


@pytest.mark.parametrize(
    ("phrase", "language", "true_of", "untrue_of"),
    [
        ("most", "en", "51/100", "48/100"),
        ("Most", "en", "99/100", "1/2"),
        ("the majority", "en", "3/5", "1/2"),
        ("a minority", "en", "48/100", "51/100"),
        ("almost all", "en", "95/100", "89/100"),
        ("all", "en", "1", "33/34"),
        ("none", "en", "0", "1/34"),
        ("a small number", "en", "4/34", "12/34"),
        ("three quarters", "en", "74/100", "70/100"),
        ("over three-quarters", "en", "80/100", "3/4"),
        ("around half", "en", "46/100", "56/100"),
        ("almost half", "en", "48/100", "1/2"),
        ("two in five", "en", "2/5", "1/2"),
        ("9 out of 10", "en", "9/10", "4/5"),
        ("a third", "en", "1/3", "2/5"),
        ("more than half", "en", "60/100", "1/2"),
        ("y rhan fwyaf", "cy", "51/100", "48/100"),
        ("mwy na hanner", "cy", "60/100", "1/2"),
        ("bron i hanner", "cy", "48/100", "1/2"),
        ("tua hanner", "cy", "48/100", "60/100"),
    ],
)
def test_typed_phrase_has_a_meaning(phrase, language, true_of, untrue_of):
    meant = meaning(phrase, language)

    assert meant.holds(Fraction(true_of))
    assert not meant.holds(Fraction(untrue_of))


def test_unknown_phrase_has_no_meaning():
    assert meaning("a good deal of", "en") is None


def test_longest_phrase_is_found_at_each_place():
    found = find_proportions("In just under two‑thirds of cases; not all, and one in 5.", "en")

    assert [one.words for one in found] == ["just under two‑thirds", "not all", "one in 5"]


def test_mutated_welsh_is_found():
    found = find_proportions("ychydig dros draean o'r achosion, a fwyafrif helaeth", "cy")

    assert [one.words for one in found] == ["ychydig dros draean", "fwyafrif helaeth"]


def test_words_within_words_are_no_phrase():
    assert find_proportions("Almost-allied, overall halfway utmost", "en") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_phrases_begin_with_the_ladder(language):
    known = phrases(language)

    assert [one.words for one in known if one.is_step] == [words for words, _ in steps(language)]
    assert len({one.words for one in known}) == len(known)
