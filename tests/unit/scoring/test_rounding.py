from fractions import Fraction

import pytest

from scoring.rating import round_half_up


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(0), 0),
        (Fraction(1, 2), 1),
        (Fraction("64.5"), 65),
        (Fraction("65.5"), 66),
        (Fraction("64.4999999999999999999"), 64),
        (Fraction(100), 100),
    ],
)
def test_round_half_up_rounds_every_half_up(value, expected):
    assert round_half_up(value) == expected
