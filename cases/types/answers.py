"""Plain values of answering: the one parser of an answer, and what saving it replies."""

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.utils.translation import gettext as _

from cases.choices import Cause
from cases.errors import AnswerRefused, RefusalCode
from cases.types.moments import read_moment

DIGITS = re.compile(r"(\d+)")
NOTE_LIMIT = 10_000
REASONS_LIMIT = 20
SHORT_LIMIT = 64


def natural_order(reference: str) -> list[tuple[int, str]]:
    """Return the key that puts EM-2 before EM-10, whatever the database's collation is."""
    parts = DIGITS.split(reference.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


@dataclass(frozen=True)
class AnswerContent:
    """What an inspector gives: a coded value ("" for none), coded reasons, an evidence note.

    `ask` marks the question for the interview with the case manager; it counts for nothing.
    """

    value: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""
    ask: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was given."""
        return not (self.value or self.reasons or self.note or self.ask)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over JSON [value, reasons, note]; the page computes the very same.

        A marked question has `true` as a fourth member, so that an answer which nobody marked
        keeps the digest it always had.
        """
        return hashlib.sha256(self._as_json().encode()).hexdigest()

    def salted_digest(self, salt: str) -> str:
        """SHA-256 (hex) that cannot be guessed back once the salt is destroyed."""
        return hashlib.sha256(f"{salt}\n{self._as_json()}".encode()).hexdigest()

    def _as_json(self) -> str:
        parts: list[Any] = [self.value, list(self.reasons), self.note]
        if self.ask:
            parts.append(True)
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    def as_data(self) -> dict[str, Any]:
        """Return the form in which payload rows keep it and pages are told of it."""
        data = {"value": self.value, "reasons": list(self.reasons), "note": self.note}
        return {**data, "ask": True} if self.ask else data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read it back from a payload row."""
        reasons = tuple(data["reasons"])
        return cls(data["value"], reasons, data["note"], data.get("ask", False))


def change_digest(before: AnswerContent, after: AnswerContent, salt: str) -> str:
    """Return what the chain covers of a change, without what was typed."""
    return hashlib.sha256(
        f"{before.salted_digest(salt)}\n{after.salted_digest(salt)}".encode()
    ).hexdigest()


@dataclass(frozen=True)
class AnswerOperation:
    """One wish to change one answer. Whatever carries an answer builds one of these."""

    op_id: uuid.UUID
    assessment_id: uuid.UUID
    question: str
    base_version: int
    content: AnswerContent
    cause: Cause = Cause.PERSON
    client_id: str = ""
    client_at: datetime | None = None
    group_id: uuid.UUID | None = None

    @classmethod
    def parse(cls, data: Mapping[str, Any], *, cause: Cause = Cause.PERSON) -> Self:
        """Check the shape of what a page, a script or a file sent.

        ``data`` holds op_id, assessment_id, question, base_version and optionally value, reasons,
        note, ask, client_id, client_at, group_id. Raises AnswerRefused (malformed or invalid).
        """
        return cls(
            op_id=_uuid(data, "op_id"),
            assessment_id=_uuid(data, "assessment_id"),
            question=_text(data, "question", SHORT_LIMIT),
            base_version=_version(data.get("base_version")),
            content=AnswerContent(
                value=_text(data, "value", SHORT_LIMIT),
                reasons=_reasons(data.get("reasons") or ()),
                note=_note(data),
                ask=_flag(data, "ask"),
            ),
            cause=cause,
            client_id=_text(data, "client_id", SHORT_LIMIT),
            client_at=_moment(data, "client_at"),
            group_id=_uuid(data, "group_id") if data.get("group_id") else None,
        )


def _malformed(name: str) -> AnswerRefused:
    return AnswerRefused(
        RefusalCode.MALFORMED,
        _("This answer reached us incomplete (%(name)s). Reload the page and give it again.")
        % {"name": name},
    )


def _uuid(data: Mapping[str, Any], name: str) -> uuid.UUID:
    try:
        return uuid.UUID(str(data.get(name)))
    except ValueError:
        raise _malformed(name) from None


def _version(given: Any) -> int:
    word = str(given)
    if not word.isascii() or not word.isdecimal() or len(word) > 9:
        raise _malformed("base_version")
    return int(word)


def _moment(data: Mapping[str, Any], name: str) -> datetime | None:
    text = _text(data, name, SHORT_LIMIT)
    if not text:
        return None
    try:
        return read_moment(text)
    except ValueError:
        raise _malformed(name) from None


def _text(data: Mapping[str, Any], name: str, limit: int) -> str:
    text = data.get(name)
    if text is None:
        return ""
    if not isinstance(text, str) or len(text) > limit or not is_storable(text):
        raise _malformed(name)
    return text


def _flag(data: Mapping[str, Any], name: str) -> bool:
    given = data.get(name, False)
    if not isinstance(given, bool):
        raise _malformed(name)
    return given


def _reasons(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list | tuple) or len(given) > REASONS_LIMIT:
        raise _malformed("reasons")
    return tuple(sorted({_text({"reasons": one}, "reasons", SHORT_LIMIT) for one in given}))


def _note(data: Mapping[str, Any]) -> str:
    """Return the note with one kind of line end, so that its digest is the same everywhere."""
    note = data.get("note")
    if note is None:
        return ""
    if not isinstance(note, str):
        raise _malformed("note")
    note = note.replace("\r\n", "\n").replace("\r", "\n")
    if len(note) > NOTE_LIMIT:
        raise AnswerRefused(
            RefusalCode.INVALID,
            _("The note has %(length)d characters. Shorten it to %(limit)d or fewer.")
            % {"length": len(note), "limit": NOTE_LIMIT},
        )
    if not is_storable(note):
        raise AnswerRefused(
            RefusalCode.INVALID,
            _("The note holds an invisible character that cannot be stored. Type it again."),
        )
    return note


def is_storable(text: str) -> bool:
    """Return False for what a database refuses: the NUL character and halves of characters."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


@dataclass(frozen=True)
class Receipt:
    """The promise that an answer is in the database; given out only after the commit."""

    op_id: uuid.UUID
    question: str
    version: int
    digest: str
    saved_at: datetime
    route: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Conflict:
    """The stored answer that the sender had not seen; the sent one is kept beside it."""

    op_id: uuid.UUID
    question: str
    version: int
    stored: AnswerContent
    stored_by: str
    stored_at: datetime | None
    sent: AnswerContent
