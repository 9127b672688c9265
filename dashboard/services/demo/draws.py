"""Chance that repeats itself: every draw has a name, so one more draw never changes another."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")

SEED = "demonstration 1"
_BITS = 53


def draw(*name: str) -> float:
    """Return a number from 0 up to 1 that is the same for the same name, everywhere."""
    digest = hashlib.sha256("/".join((SEED, *name)).encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> (64 - _BITS)) / (1 << _BITS)


def draw_between(low: int, high: int, *name: str) -> int:
    """Return a whole number from low to high, both included."""
    return low + int(draw(*name) * (high - low + 1))


def deal(counts: Mapping[str, int], ranked: Sequence[str]) -> dict[str, str]:
    """Give the first value to as many of the ranked names as it counts, and so on.

    Refuses counts that do not add up to the number of names.
    """
    values = [value for value, count in counts.items() for _ in range(count)]
    return dict(zip(ranked, values, strict=True))


def pick(weights: Mapping[Item, float], count: int, *name: str) -> set[Item]:
    """Pick some items, each the likelier the more it weighs (Efraimidis and Spirakis, 2006)."""
    ranked = sorted(weights, key=lambda one: -(draw(*name, str(one)) ** (1 / weights[one])))
    return set(ranked[:count])
