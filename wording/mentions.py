"""Where a sentence names a standard, and whether it uses the words of a question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from wording.languages import ENGLISH, WELSH, forms
from wording.truth import Standard, Truth

# Words that say too little to tell one question from another.
_LITTLE = frozenset(
    {
        *("the", "a", "an", "of", "to", "for", "in", "on", "and", "or", "is", "are", "was", "were"),
        *("be", "been", "with", "by", "from", "as", "at", "it", "its", "that", "this", "what"),
        *("all", "enough", "well", "work", "does", "did", "do", "their", "they", "s"),
        *("y", "yr", "o", "i", "yn", "a", "ac", "ar", "am", "gan", "oedd", "wedi", "ei", "eu"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")
# How a text calls any service that is inspected.
_ANY_SERVICE = (
    r"(?:the|this) (?:service|YOT|YOS|YJS|youth (?:offending|justice) (?:team|service))"
    r"(?! (?:level|staff|manager|board))|"
    r"y (?:gwasanaeth|tîm)(?: troseddau ieuenctid| cyfiawnder ieuenctid)?"
)
# "The effectiveness of interventions" is called "interventions" as well.
_OF_SOMETHING = re.compile(r"^the (?:effectiveness|quality|provision) of ", re.IGNORECASE)
# The fewest telling words by which a question can be recognised.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A standard named in a sentence; `is_full` says by more than one word.

    Several `standards` share a title such as "Planning"; any of them can be meant.
    """

    standards: tuple[Standard, ...]
    start: int
    end: int
    is_full: bool

    @property
    def names_people(self) -> bool:
        """Whether the title by itself names people, who can be good or poor themselves."""
        return not self.is_full and any("Staff" in one.titles for one in self.standards)

    def meant(self, own: Standard | None) -> tuple[Standard, ...]:
        """Return the standards that can be meant in a passage of a standard: its own, if named."""
        return (own,) if own is not None and own in self.standards else self.standards


def find_mentions(sentence: str, standards: Iterable[Standard]) -> list[Mention]:
    """Return where standards are named, by title, work or number, the longest at each place."""
    found = [
        Mention((standard,), *one.span(), is_full)
        for standard in standards
        for pattern, is_full in _patterns(standard)
        for one in pattern.finditer(sentence)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif (mention.start, mention.end) == (kept[-1].start, kept[-1].end):
            both = {one.code: one for one in kept[-1].standards + mention.standards}
            kept[-1] = replace(kept[-1], standards=tuple(both.values()))
    return kept


def _patterns(standard: Standard) -> list[tuple[re.Pattern[str], bool]]:
    bare = (_OF_SOMETHING.sub("", one) for one in standard.subjects)
    names = dict.fromkeys((*standard.subjects, *standard.titles, *bare))
    numbered = (
        rf"(?:[Tt]heme|[Ss]tandard|[Tt]hema|[Ss]afon) {re.escape(standard.number)}(?![\w.]\w)"
    )
    patterns = [(_phrase(name), len(name.split()) > 1) for name in names if name]
    return [*patterns, (re.compile(numbered), True)] if standard.number else patterns


@cache
def _phrase(words: str) -> re.Pattern[str]:
    either = "|".join(
        r"[\s-]+".join(re.escape(word) for word in form.split())
        for form in dict.fromkeys((*forms(words, ENGLISH), *forms(words, WELSH)))
    )
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def names_service(truth: Truth, stretch: str) -> bool:
    """Whether a stretch names the service itself, and not something of it."""
    return _service(truth.service).search(stretch) is not None


def is_of_service(truth: Truth, stretch: str) -> bool:
    """Whether a stretch is the service or its place as an owner: "Saltholme's"."""
    owner = re.sub(r"[’']s?\s*$", "", stretch).strip()
    places = {name.split()[0].lower() for name in truth.service if name}
    return owner.lower() in places or not without_service(truth, owner).strip()


def without_service(truth: Truth, stretch: str) -> str:
    """Return a stretch without the names of the service."""
    return _service(truth.service).sub(" ", stretch)


@cache
def _service(names: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    either = f"{known}|{_ANY_SERVICE}" if known else _ANY_SERVICE
    return re.compile(rf"(?<!\w)(?:{either})(?![\w’'-])", re.IGNORECASE)


def matches_words(sentence: str, words: str, language: str) -> bool:
    """Whether a sentence has every telling word of a phrase, in any order and ending."""
    telling = _stems(words)
    return len(telling) >= _FEWEST and telling <= _stems(sentence)


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _LITTLE)


def _stem(word: str) -> str:
    for ending in ("ments", "ment", "ing", "ed", "es", "s", "ies", "y", "e", "ion", "ions"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
