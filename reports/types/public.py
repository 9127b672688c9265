"""What the public is told of a report on our own pages: few words of the version it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class PublicRating:
    """The judgement on one theme; `worth` are its stars or points in words, "" without any."""

    title: str
    label: str
    worth: str = ""
    note: str = ""


@dataclass(frozen=True)
class PublicText:
    """One report in one language; `overall` are the lines of its overall rating, where it has one.

    `standard_noun` is what the edition calls a theme; `correction` says what a corrected version
    puts right.
    """

    title: str
    programme: str
    service: str
    local_authority: str
    fieldwork: str
    standard_noun: str
    ratings: tuple[PublicRating, ...]
    overall: tuple[str, ...] = ()
    rating_key: str = ""
    correction: str = ""


@dataclass(frozen=True)
class DatesContent:
    """When a report is to be published, and the day of its press notice; each may be open."""

    publication_at: datetime | None
    press_notice_date: date | None


@dataclass(frozen=True)
class RecipientContent:
    """Somebody who is told of the publication."""

    name: str
    organisation: str
    email: str
    note: str


@dataclass(frozen=True)
class PublicSearch:
    """What the public looks for among the published reports; "" leaves a question open."""

    words: str = ""
    region: str = ""
    year: str = ""
    framework: str = ""


@dataclass(frozen=True)
class PracticeSearch:
    """What the public looks for in the good practice library; "" leaves a question open.

    `place` is a theme or standard within its framework, "fji-2015:assessing".
    """

    words: str = ""
    framework: str = ""
    place: str = ""
    service: str = ""
