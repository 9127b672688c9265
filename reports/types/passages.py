"""A passage: one written text of a report that stands on its own, and the shape of its key."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Self

from reports.choices import Language, PassageKind

KEY = re.compile(r"([a-z-]+)(?::([A-Za-z0-9._-]{1,60}))?")
KINDS_THAT_STAND_ONCE = (PassageKind.FOREWORD, PassageKind.LEAD_IN)


@dataclass(frozen=True)
class PassageKey:
    """A key taken apart: "summary:1.1" is kind and standard's code, "finding:6f9c…" kind and uid.

    `name` is "" for what stands once in a report.
    """

    kind: PassageKind
    name: str = ""

    @classmethod
    def read(cls, key: str) -> Self | None:
        """Return the parts of a key, None for what is none."""
        found = KEY.fullmatch(key)
        if found is None or found[1] not in list(PassageKind):
            return None
        kind, name = PassageKind(found[1]), found[2] or ""
        return None if bool(name) == (kind in KINDS_THAT_STAND_ONCE) else cls(kind, name)

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.name}" if self.name else self.kind.value


@dataclass(frozen=True)
class PassageText:
    """What is written in a passage in one language, as it is stored: with its markers.

    `standard` is the code of the theme that it stands in, "" outside them. `title` is that of a
    box, or the office below the foreword. `of_sha256` is set in Welsh: what the English hashed to
    that it was made from.
    """

    key: str
    language: Language
    standard: str
    kind: PassageKind
    title: str
    text: str
    version: int
    of_sha256: str = ""

    @property
    def sha256(self) -> str:
        """The hash of title and text, by which a translation knows what it was made from."""
        return passage_sha256(self.title, self.text)


def passage_sha256(title: str, text: str) -> str:
    """Return the SHA-256 (hex) of a passage's title and text."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()
