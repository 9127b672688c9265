from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rating import Band, Scale, ScaleError, rate, rate_percent
from scoring.standards import (
    NEAR_BOUNDARY,
    ONE_CASE,
    SMALL_BASE,
    CutOff,
    DiscretionRule,
    OverallRule,
    rate_by_lowest,
    rate_if_one_case_differs,
    rate_overall,
    reasons_for_discretion,
)
from scoring.tally import Tally

SCALE = Scale(
    (Band("low", 0, 0), Band("some", 50, 1), Band("good", 65, 2), Band("top", 80, 3)), "displayed"
)
EXACT = Scale(SCALE.bands, "exact")
CUT_OFFS = (
    CutOff("low", 0, 6),
    CutOff("some", 7, 18),
    CutOff("good", 19, 30),
    CutOff("top", 31, 36),
)
OVERALL = OverallRule(CUT_OFFS, most_points=3)
DISCRETION = DiscretionRule(within_points=5, one_case=True, base_at_most=5)


def of(sufficient: int, applicable: int) -> Tally:
    return Tally(sufficient, applicable - sufficient, cases=applicable)


def percent(written: str) -> Fraction:
    return Fraction(written)


@pytest.mark.parametrize(
    ("written", "displayed", "exact"),
    [
        ("0", "low", "low"),
        ("49.49", "low", "low"),
        ("49.5", "some", "low"),
        ("50", "some", "some"),
        ("64.5", "good", "some"),
        ("65", "good", "good"),
        ("79.5", "top", "good"),
        ("80", "top", "top"),
        ("100", "top", "top"),
    ],
)
def test_percent_is_compared_as_the_scale_says(written, displayed, exact):
    rating = rate_percent(percent(written), SCALE)

    assert rating.rating == displayed
    assert rate_percent(percent(written), EXACT).rating == exact
    assert rating.is_moved_by_rounding == (displayed != exact)


@pytest.mark.parametrize("wrong", ["-0.1", "100.1"])
def test_percentage_out_of_range_is_refused(wrong):
    with pytest.raises(ScaleError, match="not a percentage"):
        rate_percent(percent(wrong), SCALE)


def test_percentage_without_a_base_says_nothing_of_cases():
    rating = rate_percent(percent("64.4"), SCALE)

    assert rating.applicable is None
    assert rating.more_sufficient_needed is None
    assert rating.points_to_next == 1
    assert rating.points_above_floor == 14


@given(st.lists(st.fractions(0, 100), min_size=1, max_size=6))
def test_lowest_key_question_decides(percents):
    ratings = {f"k{place}": rate_percent(one, SCALE) for place, one in enumerate(percents)}

    standard = rate_by_lowest(ratings)

    assert standard.points == min(rating.points for rating in ratings.values())
    assert ratings[standard.decided_by].proportion == min(percents) / 100


def test_of_equal_key_questions_the_first_decides():
    same = rate_percent(percent("70"), SCALE)

    assert rate_by_lowest({"b": same, "a": same}).decided_by == "b"


def test_key_question_that_applied_to_no_case_decides_nothing():
    nothing = rate(Tally(), SCALE)

    assert rate_by_lowest({"a": nothing}) is None
    assert rate_by_lowest({"a": nothing, "b": rate(of(1, 4), SCALE)}).decided_by == "b"


def test_one_case_more_may_leave_the_deciding_to_another_key_question():
    tallies = {"a": of(6, 10), "b": of(13, 20), "c": of(9, 10)}

    higher = rate_if_one_case_differs(tallies, SCALE, "a", sufficient=True)
    lower = rate_if_one_case_differs(tallies, SCALE, "a", sufficient=False)

    assert (higher.rating, higher.decided_by) == ("good", "b")
    assert (lower.rating, lower.decided_by) == ("some", "a")


def test_no_case_is_left_to_differ():
    assert rate_if_one_case_differs({"a": of(5, 5)}, SCALE, "a", sufficient=True) is None
    assert rate_if_one_case_differs({"a": of(0, 5)}, SCALE, "a", sufficient=False) is None


@pytest.mark.parametrize(
    ("tally", "reasons"),
    [
        (of(57, 100), ()),
        (of(60, 100), (NEAR_BOUNDARY,)),
        (of(55, 100), (NEAR_BOUNDARY,)),
        (of(56, 100), ()),
        (of(4, 7), (ONE_CASE,)),
        (of(3, 5), (NEAR_BOUNDARY, ONE_CASE, SMALL_BASE)),
        (of(5, 5), (SMALL_BASE,)),
        (of(64, 100), (NEAR_BOUNDARY, ONE_CASE)),
    ],
)
def test_discretion_has_three_reasons(tally, reasons):
    assert reasons_for_discretion(rate(tally, SCALE), DISCRETION) == reasons


@pytest.mark.parametrize(
    ("total", "rating"),
    [(0, "low"), (6, "low"), (7, "some"), (18, "some"), (19, "good"), (30, "good"), (31, "top")],
)
def test_points_of_twelve_standards_have_their_cut_offs(total, rating):
    overall = rate_overall(spread(total, 12), OVERALL)

    assert (overall.rating, overall.points, overall.maximum) == (rating, total, 36)
    assert not overall.scaled


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=1, max_size=12))
def test_unrated_standards_leave_the_maximum(points):
    rated = [one for one in points if one is not None]

    overall = rate_overall(dict(enumerate(points)), OVERALL)

    if not rated:
        assert overall is None
        return
    assert (overall.points, overall.maximum) == (sum(rated), 3 * len(rated))
    assert overall.scaled == (len(rated) < 12)
    shares = [Fraction(6, 36), Fraction(18, 36), Fraction(30, 36), Fraction(1)]
    share = Fraction(sum(rated), 3 * len(rated))
    assert overall.rating == ["low", "some", "good", "top"][sum(share > one for one in shares)]


def test_overall_says_how_far_the_next_ratings_are():
    overall = rate_overall(spread(14, 8), OVERALL)

    assert (overall.rating, overall.maximum, overall.scaled) == ("good", 24, True)
    assert (overall.next_rating, overall.more_to_rise, overall.fewer_to_fall) == ("top", 7, 2)
    assert overall.tops["good"] == 20
    assert rate_overall(spread(36, 12), OVERALL).more_to_rise is None
    assert rate_overall(spread(0, 12), OVERALL).fewer_to_fall is None


@given(st.integers(1, 12), st.data())
def test_points_to_the_next_rating_are_the_fewest(standards, data):
    total = data.draw(st.integers(0, 3 * standards))
    overall = rate_overall(spread(total, standards), OVERALL)

    ratings = [
        rate_overall(spread(one, standards), OVERALL).rating for one in range(3 * standards + 1)
    ]

    higher = [one for one in range(total, 3 * standards + 1) if ratings[one] != overall.rating]
    lower = [one for one in range(total + 1) if ratings[one] != overall.rating]
    if higher:
        assert overall.more_to_rise == higher[0] - total
    if lower:
        assert overall.fewer_to_fall == total - lower[-1]


@pytest.mark.parametrize(
    "cut_offs",
    [
        (),
        (CutOff("low", 1, 6),),
        (CutOff("low", 0, 6), CutOff("top", 8, 36)),
        (CutOff("low", 0, 6), CutOff("top", 6, 36)),
        (CutOff("low", 0, -1),),
    ],
)
def test_cut_offs_leave_no_gap(cut_offs):
    with pytest.raises(ScaleError):
        OverallRule(cut_offs, most_points=3)


def test_points_that_no_standard_can_have_are_refused():
    with pytest.raises(ScaleError, match="from 0 to 3"):
        rate_overall({"1.1": 4}, OVERALL)
    with pytest.raises(ScaleError, match="at least one point"):
        OverallRule(CUT_OFFS, most_points=0)


def spread(total: int, standards: int) -> dict[str, int]:
    """Points of so many standards that add up to the total."""
    return {f"s{place}": max(0, min(3, total - 3 * place)) for place in range(standards)}
