"""Makes faults of what the rules find in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wording.reading import Reading, ReadSentence
from wording.truth import Fault, FaultCode, Passage, Severity, Truth


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a passage under check, and what it is held against."""

    passage: Passage
    truth: Truth
    reading: Reading
    sentence: ReadSentence

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return self.sentence.text

    @property
    def language(self) -> str:
        """The language of the passage."""
        return self.passage.language

    def fault(
        self, code: FaultCode, start: int, end: int, parameters: Mapping[str, str] | None = None
    ) -> Fault:
        """Return a fault of a stretch of the sentence."""
        stored = self.reading.stored_place(self.sentence.start + start, self.sentence.start + end)
        return Fault(
            code,
            Severity.WARNING if code is FaultCode.UNBACKED_NUMBER else Severity.ERROR,
            self.passage.key,
            self.text,
            *stored,
            self.text[start:end],
            parameters or {},
        )
