"""One save in fieldwork or in a report: its only parser, and what it is answered with."""

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.utils.translation import gettext as _

from accounts.models import User
from cases.errors import RefusalCode
from cases.types.answers import is_storable
from judgements.choices import Subject
from judgements.errors import FieldworkRefused

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:-]{0,99}")
FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}")
TEXT_LIMIT = 20_000
ITEMS_LIMIT = 500
DEPTH_LIMIT = 4
# Beyond it JavaScript rounds, and the two digests would part.
LARGEST_NUMBER = 2**53 - 1


@dataclass(frozen=True)
class FieldworkOperation:
    """One wish to save one thing, under the id that its page made.

    `key` names the thing within the inspection (its reference), see models.Operation. `content` is
    a map of JSON values in the shape of the subject, without numbers that are not whole.
    """

    op_id: uuid.UUID
    inspection: str
    subject: Subject
    key: str
    base_version: int
    content: Mapping[str, Any]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Self:
        """Check the shape of what a page, a script or a form sent.

        ``data`` holds op_id, inspection, subject, key, base_version and content. Raises
        FieldworkRefused (malformed or invalid).
        """
        content = data.get("content")
        if not isinstance(content, dict):
            raise malformed("content")
        return cls(
            op_id=_uuid(data.get("op_id")),
            inspection=str(data.get("inspection")),
            subject=_subject(data.get("subject")),
            key=_key(data.get("key")),
            base_version=_version(data.get("base_version")),
            content=_read(content, DEPTH_LIMIT),
        )

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over the content as canonical JSON; the page computes the very same."""
        return content_digest(self.content)


def content_digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of a content: JSON with sorted keys and without spaces."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Standing:
    """What stands of a thing, in its canonical shape, with who saved it and when."""

    content: Mapping[str, Any]
    version: int
    by: User
    at: datetime


@dataclass(frozen=True)
class FieldworkReceipt:
    """The promise that a save is in the database; given out only after the commit."""

    op_id: uuid.UUID
    key: str
    version: int
    digest: str
    saved_at: datetime


@dataclass(frozen=True)
class FieldworkConflict:
    """What stands and the sender had not seen, None for nothing; what was sent is kept."""

    op_id: uuid.UUID
    key: str
    stored: Standing | None


def malformed(name: str) -> FieldworkRefused:
    """Return the refusal of what no page of ours sends."""
    return FieldworkRefused(
        RefusalCode.MALFORMED,
        _("What you typed reached us incomplete (%(name)s). Reload the page and save it again.")
        % {"name": name},
        name,
    )


def _uuid(given: Any) -> uuid.UUID:
    try:
        return uuid.UUID(str(given))
    except ValueError:
        raise malformed("op_id") from None


def _subject(given: Any) -> Subject:
    if given not in Subject.values:
        raise malformed("subject")
    return Subject(given)


def _key(given: Any) -> str:
    if not isinstance(given, str) or not KEY.fullmatch(given):
        raise malformed("key")
    return given


def _version(given: Any) -> int:
    word = str(given)
    if not word.isascii() or not word.isdecimal() or len(word) > 9:
        raise malformed("base_version")
    return int(word)


def _read(value: Any, depth: int, name: str = "content") -> Any:
    """Return a JSON value with one kind of line end, so that its digest is the same everywhere."""
    if isinstance(value, str):
        return _text(value, name)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST_NUMBER:
        return value
    if depth == 0 or not isinstance(value, dict | list) or len(value) > ITEMS_LIMIT:
        raise malformed(name)
    if isinstance(value, list):
        return [_read(one, depth - 1, name) for one in value]
    if not all(isinstance(one, str) and FIELD.fullmatch(one) for one in value):
        raise malformed(name)
    return {one: _read(inner, depth - 1, one) for one, inner in value.items()}


def _text(text: str, name: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_LIMIT:
        raise FieldworkRefused(
            RefusalCode.INVALID,
            _("The text has %(length)d characters. Shorten it to %(limit)d or fewer.")
            % {"length": len(text), "limit": TEXT_LIMIT},
            name,
        )
    if not is_storable(text):
        raise FieldworkRefused(
            RefusalCode.INVALID,
            _("The text holds an invisible character that cannot be stored. Type it again."),
            name,
        )
    return text
