import math
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.size import Decided, SizeError, find_precision, find_size, normal_quantile

FIVE_AT_80 = {"confidence": 80, "interval": 5}


# With 1.281552² × 100 = 164.2375…: 164.2375 × N / (163.2375 + N), worked out by hand.
@pytest.mark.parametrize(
    ("caseload", "corrected", "size"),
    [
        (1, "1.00", 1),
        (2, "1.99", 2),
        (10, "9.48", 10),
        (50, "38.51", 39),
        (100, "62.39", 63),
        (200, "90.43", 91),
        (412, "117.63", 118),
        (1000, "141.19", 142),
        (100_000, "163.97", 164),
    ],
)
def test_size_agrees_with_the_table(caseload, corrected, size):
    found = find_size(caseload, **FIVE_AT_80)

    assert f"{float(found.corrected):.2f}" == corrected
    assert (found.calculated, found.size, found.decided) == (size, size, Decided.FORMULA)


def test_size_shows_its_working():
    found = find_size(412, confidence=80, interval=5)

    assert found.quantile == Fraction(1281552, 1000000)
    assert found.unlimited == found.quantile**2 * Fraction(1, 4) / Fraction(5, 100) ** 2
    assert found.corrected == found.unlimited * 412 / (found.unlimited + 411)


@pytest.mark.parametrize(
    ("limits", "size", "decided"),
    [
        ({"minimum": 60}, 60, Decided.MINIMUM),
        ({"maximum": 20}, 20, Decided.MAXIMUM),
        ({"minimum": 300}, 50, Decided.CASELOAD),
        ({"minimum": 39, "maximum": 39}, 39, Decided.FORMULA),
    ],
)
def test_size_stays_within_its_limits(limits, size, decided):
    found = find_size(60 if size == 60 else 50, **FIVE_AT_80, **limits)

    assert (found.size, found.decided) == (size, decided)


@pytest.mark.parametrize(
    "figures",
    [
        {"caseload": 0},
        {"confidence": 49},
        {"confidence": 100},
        {"interval": 0},
        {"interval": 100},
        {"share": Fraction(0)},
        {"share": Fraction(1)},
        {"minimum": 0},
        {"minimum": 9, "maximum": 8},
    ],
)
def test_figures_without_sense_are_refused(figures):
    with pytest.raises(SizeError):
        find_size(**{"caseload": 50, **FIVE_AT_80, **figures})


@pytest.mark.parametrize("size", [0, 51])
def test_precision_of_an_impossible_sample_is_refused(size):
    with pytest.raises(SizeError):
        find_precision(size, 50, confidence=80)


@pytest.mark.parametrize(("size", "caseload"), [(1, 1), (50, 50)])
def test_whole_caseload_leaves_nothing_to_chance(size, caseload):
    assert find_precision(size, caseload, confidence=80).points == 0


def test_precision_agrees_with_a_hand_computed_one():
    # 128.1552 × sqrt(0.25 / 40 × 60 / 99) = 7.887…
    assert find_precision(40, 100, confidence=80).points == Fraction(789, 100)


@given(st.integers(2, 5000), st.integers(50, 99), st.integers(1, 20))
def test_precision_turns_the_size_round(caseload, confidence, interval):
    found = find_size(caseload, confidence=confidence, interval=interval)
    squares = [
        find_precision(size, caseload, confidence=confidence).square
        for size in (found.size, max(1, found.size - 1))
    ]

    assert squares[0] <= interval**2
    assert found.size == 1 or squares[1] > interval**2


@given(st.integers(2, 3000).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_points_are_the_root_rounded_up(sample):
    found = find_precision(*sample, confidence=90)

    assert (found.points - Fraction(1, 100)) ** 2 < found.square or found.points == 0
    assert found.points**2 >= found.square


def test_no_quantile_is_near_a_rounding_edge():
    """So that the last bits of a machine's logarithm can never show in the sixth decimal."""
    for confidence in range(50, 100):
        millionths = NormalDist().inv_cdf((100 + confidence) / 200) * 1_000_000
        assert abs(millionths - math.floor(millionths) - 0.5) > 0.001


@pytest.mark.parametrize(
    ("confidence", "quantile"), [(50, "0.674490"), (80, "1.281552"), (95, "1.959964")]
)
def test_quantile_is_the_one_of_the_tables(confidence, quantile):
    assert normal_quantile(confidence) == Fraction(quantile)
