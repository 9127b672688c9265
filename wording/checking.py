"""Checks a passage of a report against the data."""

from __future__ import annotations

from wording.truth import (
    Characteristic,
    Counted,
    Fault,
    FaultCode,
    Passage,
    RatingWord,
    Severity,
    Standard,
    Truth,
)

__all__ = [
    "Characteristic",
    "Counted",
    "Fault",
    "FaultCode",
    "Passage",
    "RatingWord",
    "Severity",
    "Standard",
    "Truth",
    "check_passage",
]


def check_passage(passage: Passage, truth: Truth) -> list[Fault]:
    """Return what is wrong with a passage, in the order of its text."""
    return []
