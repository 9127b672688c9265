from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rating import Band, Scale, ScaleError, rate
from scoring.tally import Tally

POOR = Band("poor", 0, 1)
UNSATISFACTORY = Band("unsatisfactory", 50, 2)
SATISFACTORY = Band("satisfactory", 65, 3)
GOOD = Band("good", 80, 4)
FOUR_BANDS = (POOR, UNSATISFACTORY, SATISFACTORY, GOOD)
DISPLAYED = Scale(FOUR_BANDS, "displayed")
EXACT = Scale(FOUR_BANDS, "exact")


def out_of(applicable, sufficient):
    return Tally(sufficient, applicable - sufficient, cases=min(applicable, 1))


@st.composite
def scales(draw):
    floors = [0, *sorted(draw(st.sets(st.integers(1, 100), max_size=5)))]
    bands = tuple(Band(f"R{floor}", floor, points) for points, floor in enumerate(floors))
    return Scale(bands, draw(st.sampled_from(["displayed", "exact"])))


@st.composite
def tallies(draw):
    applicable = draw(st.integers(1, 250))
    return out_of(applicable, draw(st.integers(0, applicable)))


def plain_rating(tally, scale):
    """The band by going through all of them, with the decimal digits of the percentage."""
    percent = Fraction(100 * tally.sufficient, tally.applicable)
    if scale.compare == "displayed":
        whole, rest = divmod(percent, 1)
        percent = whole + (rest >= Fraction(1, 2))
    return [band for band in scale.bands if band.floor <= percent][-1]


def fewest_turned(tally, scale, step, reaches):
    """How many answers must turn, one after the other, until the band is as wanted."""
    for turned in range(tally.applicable + 1):
        sufficient = tally.sufficient + step * turned
        if 0 <= sufficient <= tally.applicable:
            band = plain_rating(out_of(tally.applicable, sufficient), scale)
            if reaches(band.floor):
                return turned
    return None


@given(tally=tallies(), scale=scales())
def test_rate_equals_a_plain_search_of_the_bands(tally, scale):
    rating = rate(tally, scale)

    band = plain_rating(tally, scale)
    assert (rating.rating, rating.points) == (band.rating, band.points)
    assert rating.percent == tally.percent
    assert rating.proportion == tally.proportion


@given(tally=tallies(), scale=scales())
def test_rate_more_sufficient_needed_equals_brute_force(tally, scale):
    rating = rate(tally, scale)

    floor = plain_rating(tally, scale).floor
    higher = fewest_turned(tally, scale, +1, lambda reached: reached > floor)
    assert rating.more_sufficient_needed == higher


@given(tally=tallies(), scale=scales())
def test_rate_fewer_sufficient_to_fall_equals_brute_force(tally, scale):
    rating = rate(tally, scale)

    floor = plain_rating(tally, scale).floor
    lower = fewest_turned(tally, scale, -1, lambda reached: reached < floor)
    assert rating.fewer_sufficient_to_fall == lower


@given(tally=tallies(), scale=scales())
def test_rate_names_the_next_band_and_the_way_to_its_floor(tally, scale):
    rating = rate(tally, scale)

    above = [band for band in scale.bands if band.points == rating.points + 1]
    assert rating.next_band == (above[0] if above else None)
    if above:
        assert rating.compared + rating.points_to_next == above[0].floor
        assert rating.points_to_next > 0
    else:
        assert rating.points_to_next is None


@pytest.mark.parametrize("tally", [Tally(), Tally(not_applicable=9), Tally(missing=9)])
@pytest.mark.parametrize("scale", [DISPLAYED, EXACT])
def test_rate_gives_no_score_where_nothing_is_applicable(tally, scale):
    assert rate(tally, scale) is None


@pytest.mark.parametrize(
    ("sufficient", "displayed", "exact"),
    [
        (0, "poor", "poor"),
        (98, "poor", "poor"),
        (99, "unsatisfactory", "poor"),
        (100, "unsatisfactory", "unsatisfactory"),
        (128, "unsatisfactory", "unsatisfactory"),
        (129, "satisfactory", "unsatisfactory"),
        (130, "satisfactory", "satisfactory"),
        (158, "satisfactory", "satisfactory"),
        (159, "good", "satisfactory"),
        (160, "good", "good"),
        (200, "good", "good"),
    ],
    ids=["0", "49", "49.5", "50", "64", "64.5", "65", "79", "79.5", "80", "100"],
)
def test_rate_at_the_floors_follows_what_the_scale_compares(sufficient, displayed, exact):
    tally = out_of(200, sufficient)

    assert rate(tally, DISPLAYED).rating == displayed
    assert rate(tally, EXACT).rating == exact


def test_rate_shows_its_working():
    rating = rate(out_of(200, 123), DISPLAYED)

    assert (rating.rating, rating.points, rating.percent) == ("unsatisfactory", 2, 62)
    assert rating.proportion == Fraction(123, 200)
    assert rating.compared == 62
    assert rating.next_band == SATISFACTORY
    assert rating.points_to_next == 3
    assert rating.more_sufficient_needed == 6
    assert rating.fewer_sufficient_to_fall == 25


def test_rate_shows_its_exact_working():
    rating = rate(out_of(200, 123), EXACT)

    assert rating.percent == 62
    assert rating.compared == Fraction("61.5")
    assert rating.points_to_next == Fraction("3.5")
    assert rating.more_sufficient_needed == 7
    assert rating.fewer_sufficient_to_fall == 24


def test_rate_in_the_top_band_has_no_next_band():
    rating = rate(out_of(10, 10), DISPLAYED)

    assert (rating.percent, rating.rating) == (100, "good")
    assert (rating.next_band, rating.points_to_next, rating.more_sufficient_needed) == (None,) * 3
    assert rating.fewer_sufficient_to_fall == 3


def test_rate_in_the_bottom_band_cannot_fall():
    rating = rate(out_of(10, 0), DISPLAYED)

    assert (rating.percent, rating.rating) == (0, "poor")
    assert rating.fewer_sufficient_to_fall is None
    assert rating.more_sufficient_needed == 5


def test_rate_of_one_answer_leaps_over_the_bands_between():
    not_sufficient, sufficient = (rate(out_of(1, count), DISPLAYED) for count in (0, 1))

    assert (not_sufficient.rating, not_sufficient.more_sufficient_needed) == ("poor", 1)
    assert (sufficient.rating, sufficient.fewer_sufficient_to_fall) == ("good", 1)


def test_scale_accepts_a_single_band():
    rating = rate(out_of(3, 1), Scale((POOR,), "exact"))

    assert (rating.rating, rating.next_band, rating.fewer_sufficient_to_fall) == (
        "poor",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("bands", "message"),
    [
        ((), "at least one band"),
        ((UNSATISFACTORY, GOOD), "below 50 have no band"),
        ((POOR, UNSATISFACTORY, Band("weak", 50, 3)), "unsatisfactory and weak overlap"),
        ((POOR, GOOD, Band("satisfactory", 65, 5)), "satisfactory starts below good"),
        ((POOR, Band("poor", 50, 2)), "same rating code"),
        ((POOR, Band("good", 80, 1)), "good must be worth more points than poor"),
    ],
    ids=["empty", "gap below", "overlap", "falling", "duplicate", "points"],
)
def test_scale_refuses_bands_that_leave_a_rating_in_doubt(bands, message):
    with pytest.raises(ScaleError, match=message):
        Scale(bands, "displayed")


def test_scale_refuses_an_unknown_way_to_compare():
    with pytest.raises(ScaleError, match='not "rounded"'):
        Scale(FOUR_BANDS, "rounded")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (("good", -1, 1), "not within 0 to 100"),
        (("good", 101, 1), "not within 0 to 100"),
        (("", 80, 1), "must have a rating code"),
        (("good", 80, -1), "points of good are below zero"),
    ],
)
def test_band_refuses_nonsense(fields, message):
    with pytest.raises(ScaleError, match=message):
        Band(*fields)
