"""Numbers as they stand in a text, and those whose form alone says their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from wording.proportions import find_proportions
from wording.spelled import find_spelled


class NumberKind(StrEnum):
    """What a number counts; see NEED_NO_BACKING for those that say nothing about the work."""

    PERCENT = "percent"
    COUNT_OF = "count_of"
    CASES = "cases"
    STARS = "stars"
    POINTS = "points"
    MONEY = "money"
    PLAIN = "plain"
    ORDINAL = "ordinal"
    AGE = "age"
    DATE = "date"
    YEAR = "year"
    TIME = "time"
    DURATION = "duration"
    LAW = "law"
    REFERENCE = "reference"


NEED_NO_BACKING = frozenset(
    {
        NumberKind.ORDINAL,
        NumberKind.AGE,
        NumberKind.DATE,
        NumberKind.YEAR,
        NumberKind.TIME,
        NumberKind.DURATION,
        NumberKind.LAW,
        NumberKind.REFERENCE,
    }
)


@dataclass(frozen=True, slots=True)
class RawNumber:
    """A number as it stands, before its surroundings are looked at."""

    value: Fraction
    start: int
    end: int
    decimals: int = 0
    is_spelled: bool = False
    kind: NumberKind | None = None


_DIGITS = re.compile(
    r"(?P<currency>[£€$]\s?)?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?P<fraction>\.[0-9]+(?!\.?[0-9]))?"
)
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th|af|ail|ydd|edd|ed|fed|eg|ain)\b", re.IGNORECASE)
_MAGNITUDE = re.compile(r"(?:\s?(?:million|miliwn|filiwn|billion|biliwn|m|bn|k)\b)", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![\w/.-])(?:[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w/-])"
)
_CLOCK = re.compile(r"(?<![\w.:])(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9]|\.[0-5][0-9](?=\s?[ap]\.?m))")
_YEARS = re.compile(r"(?<![\w/.-])(?:19|20)[0-9]{2}\s?[/–-]\s?(?:(?:19|20)?[0-9]{2})(?![\w/])")
# "37(1)", and letters that a number is written into: "A1", "3FX", but not "1990s" or "9am".
_SUBSECTION = re.compile(r"[0-9a-z)]\($")
_LETTER_NEXT = re.compile(r"(?!s\b|[ap]m\b)[^\W\d_]", re.IGNORECASE)
_LETTER_LAST = re.compile(r"[^\W\d_]$")
_WEB = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_PHONE = re.compile(r"(?<![\w.])(?:\+[0-9]{2}\s?)?\(?0[0-9]{2,4}\)?(?:[\s-][0-9]{3,6}){1,3}(?!\w)")
_CODE = re.compile(r"(?<![\w])(?=[\w/-]*[^\W\d_])(?=[\w/-]*[0-9])[A-Z][\w]*(?:[/-][\w]+)*(?![\w])")
_CHAIN = re.compile(r"(?<![\w-])[0-9]+(?:-[0-9]+){2,}(?![\w-])")
_ROUND_THE_CLOCK = re.compile(r"(?<!\w)24/7(?!\w)")
_LIST_SIGN = re.compile(r"\s*(?:[-•–]\s+)?\(?(?:[0-9]{1,2}\.)*[0-9]{1,2}[.)](?=\s|$)")
_SMALL_LIST_SIGN = re.compile(r"\s*(?:[-•–]\s+)?(?:[0-9]{1,2}\.)+[0-9]{1,2}\.?(?=\s)")


def find_raw(sentence: str, language: str) -> Iterator[RawNumber]:
    taken: list[tuple[int, int]] = []
    for start, end, kind in _fixed(sentence):
        if not _overlaps(start, end, taken):
            taken.append((start, end))
            yield RawNumber(Fraction(0), start, end, kind=kind)
    for one in find_proportions(sentence, language):
        if re.search(r"\w\s+(?:out of|allan o)\s", one.words) is None:
            taken.append((one.start, one.end))
    for found in _DIGITS.finditer(sentence):
        if not _overlaps(*found.span(), taken):
            yield _digits(sentence, found)
    for spelled in find_spelled(sentence, language):
        if not _overlaps(spelled.start, spelled.end, taken):
            yield RawNumber(Fraction(spelled.value), spelled.start, spelled.end, is_spelled=True)


def _fixed(sentence: str) -> Iterator[tuple[int, int, NumberKind]]:
    for pattern, kind in (
        (_WEB, NumberKind.REFERENCE),
        (_DATE, NumberKind.DATE),
        (_CLOCK, NumberKind.TIME),
        (_ROUND_THE_CLOCK, NumberKind.TIME),
        (_YEARS, NumberKind.YEAR),
        (_PHONE, NumberKind.REFERENCE),
        (_CODE, NumberKind.REFERENCE),
        (_CHAIN, NumberKind.REFERENCE),
    ):
        for found in pattern.finditer(sentence):
            yield *found.span(), kind
    for sign in (_LIST_SIGN, _SMALL_LIST_SIGN):
        numbering = sign.match(sentence)
        if numbering is not None:
            yield *numbering.span(), NumberKind.REFERENCE


def _digits(sentence: str, found: re.Match[str]) -> RawNumber:
    written = found["digits"].replace(",", "") + (found["fraction"] or "")
    value, end = Fraction(written), found.end()
    kind = NumberKind.MONEY if found["currency"] else None
    before, after = sentence[: found.start()], sentence[end:]
    magnitude = _MAGNITUDE.match(after)
    if magnitude is not None and (found["currency"] or len(magnitude.group().strip()) > 2):
        value, end = value * _times(magnitude.group()), end + magnitude.end()
    elif _ORDINAL_END.match(after):
        kind = NumberKind.ORDINAL
    elif _SUBSECTION.search(before):
        kind = NumberKind.LAW
    elif kind is None and (_LETTER_NEXT.match(after) or _LETTER_LAST.search(before)):
        kind = NumberKind.REFERENCE
    return RawNumber(value, found.start(), end, len(found["fraction"] or ".") - 1, kind=kind)


def _times(magnitude: str) -> int:
    word = magnitude.strip().lower()
    if word in {"k"}:
        return 1000
    return 10**9 if word in {"billion", "biliwn", "bn"} else 10**6


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)
