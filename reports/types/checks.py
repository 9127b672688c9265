"""What the checks before a release find."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from reports.choices import CheckCode, Language


@dataclass(frozen=True)
class CheckFault:
    """Something that stands in the way of a release; `reason` says it in words.

    `place` is the key of a passage, or a word for another place such as "judgement:1.1". `sentence`
    and `words` are what is wrong as it is printed, "" where something is missing instead. `fact` is
    the live fact that has changed since it was put in, "" for any other fault.
    """

    code: CheckCode
    place: str
    language: Language
    reason: str
    sentence: str = ""
    words: str = ""
    fact: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it must be mended; a warning can be settled with a reason."""
        return self.code not in CheckCode.warnings()

    @property
    def can_be_settled(self) -> bool:
        """Whether a person may say why it can stay: warnings, and words that are no name."""
        return self.code in CheckCode.settleable()

    @property
    def fingerprint(self) -> str:
        """What it is settled under: the same fault in the same sentence of the same passage."""
        named = (self.code, self.place, self.language, self.sentence, self.words)
        return hashlib.sha256("\n".join(named).encode()).hexdigest()


@dataclass(frozen=True)
class SettledFault:
    """A fault that somebody gave a reason for; `pk` is that of the settlement."""

    fault: CheckFault
    pk: int
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class CheckResult:
    """All that was found: what must be mended, what must be settled, and what was settled."""

    errors: tuple[CheckFault, ...]
    warnings_open: tuple[CheckFault, ...]
    settled: tuple[SettledFault, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands in the way of a release any more."""
        return not self.errors and not self.warnings_open

    def open_in(self, place: str) -> tuple[CheckFault, ...]:
        """Return what is still open in one place, errors first."""
        return tuple(one for one in (*self.errors, *self.warnings_open) if one.place == place)
