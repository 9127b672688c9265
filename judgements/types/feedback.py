"""A provisional finding and a session at which findings are told."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FindingContent:
    """A provisional finding; `standard` is a theme's code, "" for the service as a whole."""

    standard: str
    direction: str
    text: str


@dataclass(frozen=True)
class SessionContent:
    """One presentation of the emerging findings."""

    audience: str
    held_date: date
    attendance: str
    note: str
