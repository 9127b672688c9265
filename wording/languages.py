"""What the grammar of a language does to the words that are looked for: Welsh mutations."""

from __future__ import annotations

from collections.abc import Iterable

ENGLISH = "en"
WELSH = "cy"

_SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
# Letters of two signs that do not begin with the sound of their first.
_UNCHANGED = ("ch", "dd", "ff", "ng", "ph", "th")


def soften(word: str) -> str:
    """Return the word with the soft mutation: tri becomes dri."""
    return _mutate(word, _SOFT)


def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the word or phrase as it can stand in a text of the language: in Welsh mutated too."""
    if language != WELSH:
        return (word,)
    mutated = (_mutate(word, table) for table in (_SOFT, _NASAL, _ASPIRATE))
    return tuple(dict.fromkeys((word, *mutated)))


def all_forms(words: Iterable[str], language: str) -> tuple[str, ...]:
    """Return every form of every word, the longest first, as a pattern should try them."""
    found = {form for word in words for form in forms(word, language) if form}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def _mutate(word: str, table: dict[str, str]) -> str:
    lowered = word.lower()
    if lowered.startswith(_UNCHANGED):
        return word
    for start in (lowered[:2], lowered[:1]):
        if start in table:
            changed = table[start] + word[len(start) :]
            return changed.capitalize() if word[:1].isupper() and word[1:].islower() else changed
    return word
