from fractions import Fraction

import pytest

from wording.numbers import NumberKind, find_numbers
from wording.spelled import find_spelled

K = NumberKind


def found(text, language="en"):
    return [(one.kind, one.words) for one in find_numbers(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Only 56.8% of children", [(K.PERCENT, "56.8%")]),
        ("61 per cent, 62 percent and 63 %", [
            (K.PERCENT, "61 per cent"), (K.PERCENT, "62 percent"), (K.PERCENT, "63 %"),
        ]),
        ("sixty-one per cent of work", [(K.PERCENT, "sixty-one per cent")]),
        ("a rise of 5 percentage points", [(K.PLAIN, "5")]),
        ("In 21 of 33 cases", [(K.COUNT_OF, "21 of 33")]),
        ("in 21 out of the 33 relevant cases", [(K.COUNT_OF, "21 out of the 33")]),
        ("21/33 plans", [(K.COUNT_OF, "21/33")]),
        ("21 cases out of 33", [(K.COUNT_OF, "21 cases out of 33")]),
        ("21 (of 33) plans", [(K.COUNT_OF, "21 (of 33")]),
        ("twenty-one of the thirty-three", [(K.COUNT_OF, "twenty-one of the thirty-three")]),
        ("Of the 33 cases, only 12 were", [(K.COUNT_OF, "33 cases, only 12")]),
        ("34 individual cases", [(K.CASES, "34")]),
        ("11 case managers", [(K.PLAIN, "11")]),
        ("three stars, 4-star, 3 out of 4 stars", [
            (K.STARS, "three stars"), (K.STARS, "4-star"), (K.STARS, "3 out of 4 stars"),
        ]),
        ("14 out of 36 points", [(K.POINTS, "14 out of 36 points")]),
        ("£1.2 million and £3.4m", [(K.MONEY, "£1.2 million"), (K.MONEY, "£3.4m")]),
        ("1,250 young people", [(K.PLAIN, "1,250")]),
        ("25 stitches", [(K.PLAIN, "25")]),
        ("the 4th and 21st", [(K.ORDINAL, "4"), (K.ORDINAL, "21")]),
        ("aged 15, over 16 years old", [(K.AGE, "15"), (K.AGE, "16 years old")]),
        ("a 15-year-old, under-18s, 16+", [
            (K.AGE, "15-year-old"), (K.AGE, "18s"), (K.AGE, "16+"),
        ]),
        ("aged 10 to 17", [(K.AGE, "10 to 17")]),
        ("Reece (17) had seen it, and Mabel, who was 14, had not", [
            (K.AGE, "17"), (K.AGE, "14"),
        ]),
        ("a change did not lead to one (5)", [(K.PLAIN, "5")]),
        ("plans were sufficient in one.", [(K.PLAIN, "one")]),
        ("plans (17) fell short", [(K.PLAIN, "17")]),
        ("16-17 year olds", [(K.AGE, "16-17 year olds")]),
        ("on 25 April 2016", [(K.DATE, "25"), (K.YEAR, "2016")]),
        ("on 3/4/2016 or 2016-04-03", [(K.DATE, "3/4/2016"), (K.DATE, "2016-04-03")]),
        ("in 2014/2015, 2015-16 and the 1990s", [
            (K.YEAR, "2014/2015"), (K.YEAR, "2015-16"), (K.YEAR, "1990"),
        ]),
        ("at 10.30am, 9 pm and 17:00", [
            (K.TIME, "10.30"), (K.TIME, "9 pm"), (K.TIME, "17:00"),
        ]),
        ("ten working days, 12 months, 25 hours a week", [
            (K.DURATION, "ten working days"), (K.DURATION, "12 months"),
            (K.DURATION, "25 hours"),
        ]),
        ("a 6 month order", [(K.DURATION, "6 month")]),
        ("section 38 and Schedule 8 of the Act 1998", [
            (K.LAW, "38"), (K.LAW, "8"), (K.LAW, "1998"),
        ]),
        ("sections 37(1) and 38, Part 3", [
            (K.LAW, "37"), (K.LAW, "1"), (K.LAW, "38"), (K.LAW, "3"),
        ]),
        ("paragraph 3.2, theme 2, standards 1.1 and 1.2", [
            (K.REFERENCE, "3.2"), (K.REFERENCE, "2"), (K.REFERENCE, "1.1"), (K.REFERENCE, "1.2"),
        ]),
        ("standard 1.1 and 12 children", [(K.REFERENCE, "1.1"), (K.PLAIN, "12")]),
        ("question A01, Appendix 1, page 12", [
            (K.REFERENCE, "A01"), (K.REFERENCE, "1"), (K.REFERENCE, "12"),
        ]),
        ("2.3. The Board met", [(K.REFERENCE, "2.3.")]),
        ("12 Bridge Street West", [(K.REFERENCE, "12")]),
        ("one in five, two-thirds, three quarters", []),
        ("no one, one another, one-to-one, twenty-first", []),
    ],
)  # fmt: skip
def test_number_is_recognised_by_what_stands_around_it(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("61% o'r gwaith, 62 y cant", [(K.PERCENT, "61%"), (K.PERCENT, "62 y cant")]),
        ("21 o'r 33 achos", [(K.COUNT_OF, "21 o'r 33")]),
        ("21 allan o 33", [(K.COUNT_OF, "21 allan o 33")]),
        ("tri deg pedwar o achosion", [(K.CASES, "tri deg pedwar")]),
        ("dwy o'r tair merch", [(K.COUNT_OF, "dwy o'r tair")]),
        ("ar 25 Ebrill 2016", [(K.DATE, "25"), (K.YEAR, "2016")]),
        ("dros 16 oed", [(K.AGE, "16 oed")]),
        ("deg diwrnod gwaith, tair blynedd, 12 mis", [
            (K.DURATION, "deg diwrnod"), (K.DURATION, "tair blynedd"), (K.DURATION, "12 mis"),
        ]),
        ("adran 38 o Ddeddf 1998", [(K.LAW, "38"), (K.LAW, "1998")]),
        ("safonau 1.1 a 1.2, paragraff 3.2", [
            (K.REFERENCE, "1.1"), (K.REFERENCE, "1.2"), (K.REFERENCE, "3.2"),
        ]),
        ("£1.2 miliwn, tair seren", [(K.MONEY, "£1.2 miliwn"), (K.STARS, "tair seren")]),
        ("dwy ran o dair, tri chwarter, pob un, gan bawb", []),
    ],
)  # fmt: skip
def test_welsh_number_is_recognised_by_what_stands_around_it(text, expected):
    assert found(text, "cy") == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("61%", "exact"),
        ("around 61%", "about"),
        ("more than 61%", "over"),
        ("fewer than 61%", "under"),
        ("at least 61%", "at_least"),
        ("up to 61%", "at_most"),
    ],
)
def test_number_is_bound_by_the_words_before_it(text, bound):
    assert [one.bound for one in find_numbers(text, "en")] == [bound]


def test_range_is_one_number_with_both_ends():
    for text in ("between 60% and 70%", "60 to 70 per cent", "60–70%"):
        (number,) = find_numbers(text, "en")
        assert (number.kind, number.value, number.high) == (K.PERCENT, 60, 70)


def test_value_is_exact_and_knows_its_decimals():
    (number,) = find_numbers("63.64%", "en")

    assert (number.value, number.decimals) == (Fraction(6364, 100), 2)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("eleven, Thirty-four, ninety nine", "en", [11, 34, 99]),
        ("one hundred and twenty-five", "en", [125]),
        ("two thousand and six; a million; a dozen", "en", [2006, 1_000_000, 12]),
        ("five five twenty thirty", "en", [5, 5, 20, 30]),
        ("the third, two second chances", "en", [2]),
        ("everyone, someone, one of them", "en", [1]),
        ("un ar ddeg, deuddeg, pymtheg, deunaw", "cy", [11, 12, 15, 18]),
        ("dau ddeg un, tri deg pedwar, pedwar ar hugain", "cy", [21, 34, 24]),
        ("ddwy, dair, bedwar, bump, chwe", "cy", [2, 3, 4, 5, 6]),
        ("dim un, yr un, pob un", "cy", []),
    ],
)
def test_number_in_words_has_its_value(text, language, values):
    assert [one.value for one in find_spelled(text, language)] == values
