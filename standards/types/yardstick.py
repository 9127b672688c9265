"""The yardstick itself: judgement words, bands, cut-offs and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass

from standards.choices import Moderator, Provenance
from standards.types.text import Text

# What stands instead of a rating's code where a standard cannot be rated; no edition may use it.
NOT_RATED = "not_rated"


@dataclass(frozen=True)
class Origin:
    """Where a part of the framework comes from, and how sure that is."""

    provenance: Provenance
    source: Text


@dataclass(frozen=True)
class RatingWord:
    """One judgement word of the scale with its points; the framework lists lowest first."""

    code: str
    label: Text
    points: int


@dataclass(frozen=True)
class Band:
    """The whole percentages or points, both ends included, that point to one judgement word."""

    rating: str
    floor: int
    top: int


@dataclass(frozen=True)
class Domain:
    """A group of standards, with its number as readers see it."""

    code: str
    number: str
    title: Text


@dataclass(frozen=True)
class Discretion:
    """When a panel may depart from the lowest key question; see scoring.standards."""

    within_points: int
    one_case: bool
    base_at_most: int
    origin: Origin


@dataclass(frozen=True)
class Moderation:
    """Who makes a recommended rating final, and whether a panel can meet where it need not."""

    by: Moderator
    panel_may_meet: bool
    origin: Origin


@dataclass(frozen=True)
class CutOffs:
    """The total points, lowest first, that point to each overall rating."""

    ranges: tuple[Band, ...]
    origin: Origin
