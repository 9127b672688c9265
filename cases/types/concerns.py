"""Plain values of urgent concerns: the one parser of a concern, and what raising it replies."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.utils.translation import gettext as _

from cases.choices import ToldHow
from cases.errors import ConcernRefused, RefusalCode
from cases.types.moments import read_moment

CONCERN_LIMIT = 5_000


@dataclass(frozen=True)
class ConcernContent:
    """What is feared, why it cannot wait, and whom the inspector has told already."""

    what: str
    why_now: str
    told_already: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over JSON [what, why_now, told_already]; the page computes the same."""
        parts = [self.what, self.why_now, self.told_already]
        text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class ConcernOperation:
    """One wish to raise one concern; `op_id` becomes its key."""

    op_id: uuid.UUID
    assessment_id: uuid.UUID
    content: ConcernContent
    client_at: datetime | None = None

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Self:
        """Check the shape of what a page sent.

        ``data`` holds op_id, assessment_id, what, why_now and optionally told_already, client_at.
        Raises ConcernRefused (malformed or invalid).
        """
        return cls(
            op_id=_uuid(data, "op_id"),
            assessment_id=_uuid(data, "assessment_id"),
            content=ConcernContent(
                what=_required(_text(data, "what"), _("Say what you have seen or heard.")),
                why_now=_required(_text(data, "why_now"), _("Say why this cannot wait.")),
                told_already=_text(data, "told_already"),
            ),
            client_at=_moment(data),
        )


@dataclass(frozen=True)
class ConcernReceipt:
    """The promise that a concern is in the database; given out only after the commit."""

    op_id: uuid.UUID
    digest: str
    received_at: datetime


@dataclass(frozen=True)
class Telling:
    """Who at the service was told of a concern, how and when; the day a plan is promised for."""

    name: str
    role: str
    how: ToldHow
    told_at: datetime
    plan_due_date: date


def _malformed(name: str) -> ConcernRefused:
    return ConcernRefused(
        RefusalCode.MALFORMED,
        _("This concern reached us incomplete (%(name)s). Phone, and write it again.")
        % {"name": name},
    )


def _uuid(data: Mapping[str, Any], name: str) -> uuid.UUID:
    try:
        return uuid.UUID(str(data.get(name)))
    except ValueError:
        raise _malformed(name) from None


def _text(data: Mapping[str, Any], name: str) -> str:
    """Return the text with one kind of line end, so that its digest is the same everywhere."""
    text = data.get(name)
    if text is None:
        return ""
    if not isinstance(text, str):
        raise _malformed(name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > CONCERN_LIMIT:
        raise ConcernRefused(
            RefusalCode.INVALID,
            _("One text has %(length)d characters. Shorten it to %(limit)d or fewer.")
            % {"length": len(text), "limit": CONCERN_LIMIT},
        )
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ConcernRefused(
            RefusalCode.INVALID,
            _("A text holds an invisible character that cannot be stored. Type it again."),
        )
    return text


def _required(text: str, refusal: str) -> str:
    if not text.strip():
        raise ConcernRefused(RefusalCode.INVALID, refusal)
    return text


def _moment(data: Mapping[str, Any]) -> datetime | None:
    """Return when the page says it was written; nothing about it keeps a concern out."""
    text = data.get("client_at")
    if not isinstance(text, str):
        return None
    try:
        return read_moment(text)
    except ValueError:
        return None
