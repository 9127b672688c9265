"""What the writing services are given, and what they answer a stale save with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

# In characters; what a form field and a stored text may hold.
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Foreword:
    """The foreword as it is typed; `signed_month` is any day of the month printed under it."""

    text: str
    signatory_name: str
    signatory_office: str
    signed_month: date | None


@dataclass(frozen=True)
class BlockContent:
    """A paragraph or box of an explanation as it is typed."""

    kind: str
    text: str
    title: str = ""
    changed_name_declared: bool = False
    consent_declared: bool = False

    def as_fields(self) -> dict[str, Any]:
        """Return the fields that it fills in a row."""
        return asdict(self)


@dataclass(frozen=True)
class FigureContent:
    """A figure from outside as it is typed; `source_date` is that of its source."""

    figure: str
    value: str
    source: str
    source_date: date


@dataclass(frozen=True)
class StoredVersion:
    """What stands in the database when a save was based on something older."""

    version: int
    fields: Mapping[str, Any]
    by: str
    at: datetime
