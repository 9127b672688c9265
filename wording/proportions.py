"""Proportions in words: what the ladder says of a share, and what a typed phrase means.

docs/reference/proportions.md is the table of both, made from `reference_table`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from wording.ladder import LANGUAGES, Range, steps
from wording.languages import forms
from wording.phrases import all_meanings

__all__ = [
    "Phrase",
    "Proportion",
    "Range",
    "find_proportions",
    "meaning",
    "phrases",
    "say_proportion",
]

_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, the shares it may be said of, and whether the ladder itself says it."""

    words: str
    meaning: Range
    is_step: bool


@dataclass(frozen=True, slots=True)
class Proportion:
    """A phrase found in a text, at its place."""

    words: str
    meaning: Range
    start: int
    end: int


@lru_cache(maxsize=4096)  # a report says the same few shares again and again
def say_proportion(share: Fraction, language: str) -> str:
    """Return the ladder's phrase for a share from 0 to 1, such as "just under one-third".

    In a sentence "of the cases" can follow each of them.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is not a share of one.")
    return next(words for words, step in steps(language) if step.holds(share))


def phrases(language: str) -> tuple[Phrase, ...]:
    """Return every phrase that is known: the steps of the ladder from none to all, then others."""
    ladder = [Phrase(words, step, True) for words, step in steps(language)]
    known = {_plain(words) for words, _ in steps(language)}
    others = [
        Phrase(words, meant, False)
        for words, meant in _MEANINGS[language].items()
        if words not in known
    ]
    return (*ladder, *others)


def meaning(phrase: str, language: str) -> Range | None:
    """Return what a typed phrase may be said of, or None where it is no proportion that is known.

    That is never narrower than the step of the ladder by which the phrase is said.
    """
    return _MEANINGS[language].get(_plain(phrase))


def find_proportions(text: str, language: str) -> list[Proportion]:
    """Return the phrases of a text that can tell a proportion, the longest at each place.

    Whether one does, and of what, is for the reader: "most" can begin "most serious".
    """
    words = list(_WORD.finditer(text))
    found: list[Proportion] = []
    taken = 0
    for index in range(len(words)):
        one = _longest_from(text, words, index, language) if index >= taken else None
        if one is not None:
            phrase, length = one
            found.append(phrase)
            taken = index + length
    return found


def _longest_from(
    text: str, words: list[re.Match[str]], index: int, language: str
) -> tuple[Proportion, int] | None:
    start = words[index].start()
    if words[index].group().lower() not in _FIRST_WORDS[language]:
        return None
    length = 1
    while length < _LONGEST and _are_joined(text, words, index + length):
        length += 1
    while length:
        end = words[index + length - 1].end()
        meant = _FORMS[language].get(_plain(text[start:end]))
        if meant is not None:
            return Proportion(text[start:end], meant, start, end), length
        length -= 1
    return None


def _are_joined(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether only blanks or a hyphen stand before the word of this index."""
    if index >= len(words):
        return False
    return not text[words[index - 1].end() : words[index].start()].strip(" \t\n\xa0-‑")


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().replace("-", " ").replace("‑", " ").split())


def _widest(words: str, meant: Range, language: str) -> Range:
    step = next((step for said, step in steps(language) if _plain(said) == words), None)
    return meant if step is None else meant.widened(step)


def _make_forms(language: str) -> Mapping[str, Range]:
    return {
        form: meant
        for words, meant in _MEANINGS[language].items()
        for form in forms(words, language)
        if form
    }


_MEANINGS: Mapping[str, Mapping[str, Range]] = {
    language: {
        words: _widest(words, meant, language) for words, meant in all_meanings(language).items()
    }
    for language in LANGUAGES
}
_FORMS = {language: _make_forms(language) for language in LANGUAGES}
_FIRST_WORDS = {
    language: frozenset(words.split()[0] for words in known) for language, known in _FORMS.items()
}
_LONGEST = max(len(words.split()) for known in _FORMS.values() for words in known)
