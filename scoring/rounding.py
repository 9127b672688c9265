"""Rounding of exact numbers for display."""

import math
from fractions import Fraction


def round_half_up(value: Fraction) -> int:
    """The nearest whole number, a half going up: 64.5 becomes 65."""
    return math.floor(value + Fraction(1, 2))
