"""The yardstick itself: judgement words, bands, themes and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass

from standards.choices import JudgedFrom, Provenance
from standards.types.text import Text


@dataclass(frozen=True)
class Origin:
    """Where a part of the framework comes from, and how sure that is."""

    provenance: Provenance
    source: Text


@dataclass(frozen=True)
class RatingWord:
    """One judgement word of the scale with its points (stars); the framework lists lowest first."""

    code: str
    label: Text
    points: int


@dataclass(frozen=True)
class Band:
    """The whole percentages, both ends included, that point to one judgement word."""

    rating: str
    floor: int
    top: int


@dataclass(frozen=True)
class Area:
    """A numbered part of a standard that is judged from fieldwork, with its aim."""

    code: str
    number: int
    title: Text
    aim: Text


@dataclass(frozen=True)
class StandardContent:
    """A theme: what is expected, how it is judged, and the phrases reports are made of.

    `score_phrase` completes "overall 70% of ... was done well enough" and is empty where no cases
    are scored; `judgement_subject` completes "Overall, ... was good.". `chart` says whether its
    part of the report has a data summary.
    """

    code: str
    number: int
    title: Text
    short_title: Text
    expectation: Text
    score_phrase: Text
    judgement_subject: Text
    judged_from: JudgedFrom
    core: bool
    chart: bool
    areas: tuple[Area, ...]
    origin: Origin

    @property
    def is_case_scored(self) -> bool:
        """Whether case questions count towards it; otherwise it carries no percentage."""
        return self.judged_from == JudgedFrom.CASES
