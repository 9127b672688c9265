"""Text that may exist in more than one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True)
class Wording:
    """The words found for a language; `fell_back` says they are English because none were."""

    words: str
    language: str
    fell_back: bool


@dataclass(frozen=True)
class Text:
    """One text of a framework in English and, where written, in Welsh.

    `str(text)` gives the words in the language of the page, English where there are no others.
    """

    translations: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, value: str | Mapping[str, str] | None) -> Text:
        """Build from a document value: a string is English, a map is language to words."""
        if value is None:
            return cls(())
        if isinstance(value, str):
            return cls(((SOURCE_LANGUAGE, value.strip()),))
        return cls(tuple(sorted((language, words.strip()) for language, words in value.items())))

    def text_in(self, language: str) -> Wording:
        """The words in `language` ("cy", "en-gb"), or the English ones marked as fallen back."""
        wanted = language.split("-")[0]
        found = dict(self.translations)
        if wanted in found:
            return Wording(found[wanted], wanted, fell_back=False)
        fell_back = bool(self.translations) and wanted != SOURCE_LANGUAGE
        return Wording(found.get(SOURCE_LANGUAGE, ""), SOURCE_LANGUAGE, fell_back)

    def __str__(self) -> str:
        return self.text_in(get_language() or SOURCE_LANGUAGE).words

    def __bool__(self) -> bool:
        return bool(self.translations)
