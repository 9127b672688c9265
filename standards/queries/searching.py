"""Finding texts of an edition by words: all must be there, in any order.

Case, accents and punctuation make no difference. The beginning of a word finds the whole word;
between quotation marks, whole words are found that stand together. A code of several parts, or a
word with hyphens, is looked for as such a row of words too, so that "out-of-court" finds "out of
court" and "1.1.1" finds "1.1.1a".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from standards.queries.texts import PlacedText

# Letters and digits, each with the accents written after it.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_QUOTED_OR_NOT = re.compile(r'"([^"]*)"|[^\s"]+')
# More would take long to look for one by one, and to read.
MOST_TERMS_TOLD_APART = 10
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))

Span: TypeAlias = tuple[int, int]


class Word(NamedTuple):
    """One word of a text: where it stands, and how it is compared."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True)
class Term:
    """Words that must stand together in this order, folded for comparison.

    Unless the term is exact, the last of them may be the beginning of a word. `typed` is how
    somebody wrote it, with its quotation marks.
    """

    words: tuple[str, ...]
    is_exact: bool
    typed: str = field(compare=False)


@dataclass(frozen=True)
class SearchableText:
    """A text and, once they have been asked for, its words: the code's, then each part's."""

    text: PlacedText

    @cached_property
    def folded(self) -> str:
        return fold("\n".join((self.text.code, *self.text.parts)))

    @cached_property
    def words(self) -> tuple[list[Word], ...]:
        return tuple(read_words(string) for string in (self.text.code, *self.text.parts))


@dataclass(frozen=True)
class FoundText:
    """A text that holds every term, and where in its code and in each of its parts."""

    text: PlacedText
    code_marks: tuple[Span, ...]
    marks: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True)
class TextSearch:
    """What was found; where nothing was, each of a few terms and how many texts hold it."""

    found: list[FoundText]
    alone: list[tuple[Term, int]]


def read_terms(typed: str) -> tuple[Term, ...]:
    """What somebody looks for, each term once; none where they typed no letter and no digit.

    A quotation mark without its partner is left out.
    """
    found = _QUOTED_OR_NOT.finditer(typed.translate(_QUOTATION_MARKS))
    terms = (
        Term(tuple(word.folded for word in read_words(one[0])), one[1] is not None, one[0])
        for one in found
    )
    return tuple(dict.fromkeys(term for term in terms if term.words))


def search_texts(texts: Sequence[SearchableText], typed: str) -> TextSearch:
    """Look for what somebody typed; where nothing holds all of it, say what each term finds."""
    terms = read_terms(typed)
    found = find_texts(texts, terms)
    if found or not 2 <= len(terms) <= MOST_TERMS_TOLD_APART:
        return TextSearch(found, [])
    return TextSearch([], [(term, len(find_texts(texts, [term]))) for term in terms])


def find_texts(texts: Sequence[SearchableText], terms: Sequence[Term]) -> list[FoundText]:
    """The texts that hold every term, in the order given; none for no terms."""
    if not terms:
        return []
    found = (_find_in(text, terms) for text in texts)
    return [one for one in found if one is not None]


def fold(text: str) -> str:
    """Bring a text to the form that words are compared in: no capitals, no accents."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()


def read_words(text: str) -> list[Word]:
    """The words of a text in their order."""
    return [Word(*match.span(), fold(match[0])) for match in _WORD.finditer(text)]


def _find_in(searchable: SearchableText, terms: Sequence[Term]) -> FoundText | None:
    # Most texts are done with here, before any of their words has been looked at.
    if not all(word in searchable.folded for term in terms for word in term.words):
        return None
    places = [[[*_spans(term, words)] for words in searchable.words] for term in terms]
    if not all(any(spans) for spans in places):
        return None
    code_marks, *marks = (_merge(spans) for spans in zip(*places, strict=True))
    return FoundText(searchable.text, code_marks, tuple(marks))


def _spans(term: Term, words: Sequence[Word]) -> Iterator[Span]:
    """Where the term stands, from the start of its first word to the end of its last."""
    *firsts, last = term.words
    before = len(firsts)
    for at, word in enumerate(words):
        if not (word.folded == last if term.is_exact else word.folded.startswith(last)):
            continue
        row = words[max(0, at - before) : at]
        if [one.folded for one in row] == firsts:
            yield (row[0] if row else word).start, word.end


def _merge(places: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """The places of all terms in one string, in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(span for spans in places for span in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
