"""A copy of unsaved answers, as a browser writes it to a file: sealed, until its key opens it."""

import base64
import binascii
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from cases.errors import CopyRefused
from cases.types.answers import AnswerContent, Conflict

FORMAT = "yot-inspect-outbox/1"
MOST_BYTES = 2_000_000
MOST_ENTRIES = 2_000
NONCE_BYTES = 12


class EntryOutcome(StrEnum):
    """What became of one entry of a copy."""

    SAVED = "saved"
    STOOD = "stood"
    CONFLICT = "conflict"
    LATE = "late"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    UNREADABLE = "unreadable"
    TRY_AGAIN = "try_again"


@dataclass(frozen=True)
class CopyEntry:
    """One entry of a copy and what became of it; `number` is its place in the file, from 1.

    What was typed is told only for cases of the inspection that the copy was read for.
    """

    number: int
    outcome: EntryOutcome
    case: str = ""
    question: str = ""
    content: AnswerContent | None = None
    conflict: Conflict | None = None
    why: str = ""


@dataclass(frozen=True)
class CopyReading:
    """What reading a copy did, and whose answers it held."""

    author: str
    entries: tuple[CopyEntry, ...]


@dataclass(frozen=True)
class SealedEntry:
    """One operation under its author's key."""

    op_id: uuid.UUID
    iv: bytes
    sealed: bytes

    def open(self, key: bytes, person: str) -> Mapping[str, Any] | None:
        """Return what was typed; None unless this very person's browser sealed it as it stands."""
        terms = f"{person}:{self.op_id}".encode()
        try:
            data = json.loads(AESGCM(key).decrypt(self.iv, self.sealed, terms))
        except (InvalidTag, ValueError, RecursionError):
            return None
        is_own = isinstance(data, dict) and data.get("op_id") == str(self.op_id)
        return data if is_own else None


@dataclass(frozen=True)
class CopyFile:
    """Whose answers a file holds, and the answers as they lay on the laptop."""

    person: str
    entries: tuple[SealedEntry | None, ...]

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Check the shape of the file; an entry of the wrong shape is None.

        Raises CopyRefused for a file that is too long, no JSON, or no copy.
        """
        data = _read_json(content)
        entries = data.get("entries")
        person = data.get("person")
        if data.get("format") != FORMAT or not isinstance(entries, list):
            raise _no_copy()
        if not isinstance(person, str) or not person.isdecimal():
            raise _no_copy()
        if len(entries) > MOST_ENTRIES:
            raise CopyRefused(
                _("The file holds %(count)d entries. At most %(most)d can be read at a time.")
                % {"count": len(entries), "most": MOST_ENTRIES}
            )
        return cls(person, tuple(_read_entry(one) for one in entries))


def _read_json(content: bytes) -> Mapping[str, Any]:
    if len(content) > MOST_BYTES:
        raise CopyRefused(
            _("The file is larger than %(most)d MB, so it is not read.")
            % {"most": MOST_BYTES // 1_000_000}
        )
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise _no_copy() from None
    if not isinstance(data, dict):
        raise _no_copy()
    return data


def _no_copy() -> CopyRefused:
    return CopyRefused(
        _(
            "This file is not a copy of unsaved answers. Choose the file that the scoring page "
            "has saved; its name begins with unsaved-answers."
        )
    )


def _read_entry(data: Any) -> SealedEntry | None:
    if not isinstance(data, dict):
        return None
    try:
        op_id = uuid.UUID(data["op_id"])
        iv, sealed = (base64.b64decode(data[name], validate=True) for name in ("iv", "sealed"))
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error):
        return None
    return SealedEntry(op_id, iv, sealed) if len(iv) == NONCE_BYTES else None
