"""What may be printed of counts: numbers with their base, words, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedTally:
    """What may be printed of a tally: the numbers of a large base, the words of a small one.

    The numbers are None where the base is too small. `base` stands beside the share ("27 of 33",
    "fewer than 10 cases", "none applicable"); `share` is the percentage or the proportion in words,
    `figures` both together; `words` is always the proportion in words, "" where nothing is
    applicable.
    """

    base: str
    share: str
    figures: str
    words: str
    sufficient: int | None = None
    not_sufficient: int | None = None
    applicable: int | None = None
    percent: int | None = None

    @property
    def is_counted(self) -> bool:
        """Whether its numbers may be printed."""
        return self.applicable is not None


@dataclass(frozen=True)
class PublishedGroup:
    """What may be printed of one question within a group of children; None is not to be printed.

    `children` is the size of the group. `not_counted` are its cases to which the question did not
    apply or in which it has no answer.
    """

    children: int | None
    sufficient: int | None
    not_sufficient: int | None
    not_counted: int | None

    @property
    def applicable(self) -> int | None:
        """The base within the group, None where either part of it is hidden."""
        if self.sufficient is None or self.not_sufficient is None:
            return None
        return self.sufficient + self.not_sufficient


@dataclass(frozen=True)
class Characteristic:
    """A case fact that tells of the child, and by which words texts tell each of its values.

    `words` are by value, then by language.
    """

    fact: str
    words: Mapping[str, Mapping[str, tuple[str, ...]]]

    def words_for(self, value: str, language: str) -> tuple[str, ...]:
        """Return the words for a value in a language; none where there are none."""
        return self.words.get(value, {}).get(language, ())
