"""What the service's check of its draft is made of: places, comments as they are saved, changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reports.types.versions import WordRun

# Of each field of a comment, how scripts read it; see static/js/fieldwork/controls.js.
COMMENT_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "place": "text",
        "place_text": "text",
        "text": "text",
        "proposal": "text",
        "evidence": "text",
        "withdrawn": "fixed",
    }
)
LONGEST_PLACE = 200
LONGEST_SENDER = 120
LONGEST_OFFICE = 160


@dataclass(frozen=True)
class CommentPlace:
    """A place of a version that a comment can be about; places of one group stand together."""

    key: str
    label: str
    group: str


@dataclass(frozen=True)
class Sender:
    """Who answers for what the service sends, by name and office."""

    name: str
    office: str


@dataclass(frozen=True)
class AnswerContent:
    """An answer as it is typed; `change_place` is the passage that was changed, or ""."""

    decision: str
    reason: str = ""
    change_place: str = ""
    change_note: str = ""


@dataclass(frozen=True)
class PassageChange:
    """How a passage reads in a later version, word by word against the one commented on."""

    label: str
    version: int
    runs: tuple[WordRun, ...]
