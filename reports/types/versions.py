"""What a version freezes, and how two of them differ: plain values that JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Raised when a version gains or loses anything: old ones stay as they are.
VERSION_FORMAT = 1


@dataclass(frozen=True)
class FrozenFact:
    """A live fact as it was: its words, and its exact figure as "21/33", "" without one."""

    group: str
    label: str
    text: str
    number: str = ""
    base: int | None = None


@dataclass(frozen=True)
class FrozenPassage:
    """A written text as it was, with its markers; `label` is where it stood."""

    key: str
    language: str
    label: str
    title: str
    text: str


@dataclass(frozen=True)
class FrozenTally:
    """The counts of one question: over all cases, or those with one value of a characteristic.

    `value` is "" for cases that do not state the characteristic, and for all cases together,
    whose `characteristic` is "".
    """

    question: str
    characteristic: str
    value: str
    sufficient: int
    not_sufficient: int
    not_applicable: int
    missing: int
    cases: int

    @property
    def place(self) -> tuple[str, str, str]:
        """What was counted."""
        return (self.question, self.characteristic, self.value)

    @property
    def counts(self) -> tuple[int, ...]:
        """What came of it."""
        return (
            self.sufficient,
            self.not_sufficient,
            self.not_applicable,
            self.missing,
            self.cases,
        )


@dataclass(frozen=True)
class VersionContent:
    """Everything in a version. Documents, annexes and facts are by language; the first two frozen.

    `templates` is the hash of what documents are laid out with, `libraries` the versions of what
    makes files of them: neither is needed to read a version, both tell why a file may differ.
    """

    format: int
    edition: str
    documents: Mapping[str, Mapping[str, Any]]
    annexes: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Mapping[str, FrozenFact]]
    passages: tuple[FrozenPassage, ...]
    tallies: tuple[FrozenTally, ...]
    templates: str
    libraries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NumberChange:
    """A figure that differs: what it is called, what it was and what it is, "" where there is none.

    `key` is the fact's key, or "tally:question:characteristic:value" for counts.
    """

    key: str
    group: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class WordRun:
    """Words of a changed text: `change` is "same", "gone" or "new"."""

    change: str
    text: str


@dataclass(frozen=True)
class TextChange:
    """A text that differs: `kind` is "changed", "added" or "removed"."""

    key: str
    language: str
    label: str
    kind: str
    runs: tuple[WordRun, ...]


@dataclass(frozen=True)
class VersionDifference:
    """All that differs between two versions; `others` are printed lines from other data."""

    numbers: tuple[NumberChange, ...] = ()
    counts: tuple[NumberChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    others: tuple[TextChange, ...] = ()

    @property
    def figures(self) -> int:
        """How many numbers and counts differ."""
        return len(self.numbers) + len(self.counts)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.numbers or self.counts or self.texts or self.others)
