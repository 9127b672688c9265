"""Case facts: what the service states about a case, and the spellings accepted for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from standards.types.text import SOURCE_LANGUAGE, Text
from standards.types.yardstick import Origin

# No in Welsh, and "not applicable" in many a file: read as neither.
_AMBIGUOUS = frozenset({"na"})
_SEPARATORS = str.maketrans(dict.fromkeys("_-–", " "))


def normalise_spelling(written: str) -> str:
    """Bring a written value to the form spellings are compared in."""
    return " ".join(written.casefold().translate(_SEPARATORS).split())


@dataclass(frozen=True)
class FactValue:
    """An allowed value of a case fact and the other spellings accepted for it."""

    code: str
    label: Text
    spellings: tuple[str, ...]

    @property
    def accepted(self) -> frozenset[str]:
        """Everything that reads as this value, in compared form: code, labels and spellings."""
        written = (self.code, self.label.text_in(SOURCE_LANGUAGE).words, *self.spellings)
        others = {normalise_spelling(words) for _language, words in self.label.translations}
        return frozenset(normalise_spelling(one) for one in written) | (others - _AMBIGUOUS)

    @property
    def spelling(self) -> str:
        """The label in the language of the page where it reads as this value, else in English."""
        label = str(self.label)
        is_read = normalise_spelling(label) in self.accepted
        return label if is_read else self.label.text_in(SOURCE_LANGUAGE).words


@dataclass(frozen=True)
class CaseFact:
    """One fact of a case. Only facts marked `routes` may decide which questions are asked."""

    code: str
    label: Text
    required: bool
    routes: bool
    values: tuple[FactValue, ...]
    origin: Origin

    def read(self, written: str) -> str | None:
        """The value's code for what someone wrote (code, label or spelling), else None."""
        return self._by_spelling.get(normalise_spelling(written))

    def label_of(self, code: str) -> Text:
        """The label of a value's code; empty for a code that is not a value."""
        return next((value.label for value in self.values if value.code == code), Text(()))

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {written: value.code for value in self.values for written in value.accepted}
