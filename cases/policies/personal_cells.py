"""What a cell of a caseload must not hold: names, dates of birth and how to find a child.

A false alarm costs a mended cell or a column left out; a miss would store a child's name.
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from cases.choices import PersonalKind
from sheets.given_names import GIVEN_NAMES
from sheets.personal import DATES, looks_like_personal_data
from sheets.sentences import FIELD_WORDS

# Nobody under this age has a case, so that a day as long ago is no start but a birth.
YOUNGEST = 10

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TITLED = re.compile(r"\b(?i:mr|mrs|ms|miss|dr)\.?\s+[A-Z]")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(?:\d{2,4}/\d{5,7}[A-Z]|[A-Z]{2}\s?(?:\d\d\s?){3}[A-D])\b", re.IGNORECASE)
_DIALLED = re.compile(r"(?:\+\s?44|\(?0)[\d\s()-]{8,14}|\d{3}[\s-]?\d{3}[\s-]?\d{4}")
_DATE = re.compile(rf"(?<!\d)(?:{DATES.pattern})(?!\d)", re.IGNORECASE)
_LONG_YEAR = re.compile(r"(?:19|20)\d\d")
_CENTURY = 100

# A part of a reference that is as short as this is more often a place or a team.
_SHORT_NAME = 3
_USUAL_WORDS = """
active allocated and applicable area be breached case central closed completed confirmed county
current district duty ended female group in known level locality male manager medium no none not
of officer on open or other pending progress recorded region senior stage status still support
the to transferred unallocated unit unknown with worker yes youth
"""
USUAL_WORDS = frozenset(_USUAL_WORDS.split()) | {word.casefold() for word in FIELD_WORDS}


class CellCheck:
    """Says what a cell gives away; it remembers, because most cells hold what others do.

    `words` are those of the edition's facts, which name nobody.
    """

    def __init__(self, words: Collection[str], fieldwork: date) -> None:
        self._words = USUAL_WORDS | {word.casefold() for word in words}
        self._latest_birth = fieldwork.year - YOUNGEST
        self._century = fieldwork.year // _CENTURY * _CENTURY
        self._known: dict[tuple[str, bool], PersonalKind | None] = {}

    def kind_of(self, text: str, *, is_reference: bool) -> PersonalKind | None:
        """Return what the cell looks like; None for what can be kept.

        Under the column of references more is told apart: a name may stand there in small letters,
        and a case number may look like a telephone number or like a postcode without a blank.
        """
        key = (text, is_reference)
        if key not in self._known:
            self._known[key] = self._find_kind(_as_read(text), is_reference=is_reference)
        return self._known[key]

    def _find_kind(self, text: str, *, is_reference: bool) -> PersonalKind | None:
        if self._is_birth(text):
            return PersonalKind.BIRTH_DATE
        if _EMAIL.search(text):
            return PersonalKind.EMAIL
        if (" " in text or not is_reference) and _POSTCODE.search(text):
            return PersonalKind.POSTCODE
        if _NUMBERS.search(text) or (not is_reference and _DIALLED.fullmatch(text)):
            return PersonalKind.NUMBER
        is_name = self._names_somebody(text) or (is_reference and _has_letters_alone(text))
        return PersonalKind.NAME if is_name else None

    def _is_birth(self, text: str) -> bool:
        return any(
            self._year_of(found.group()) <= self._latest_birth for found in _DATE.finditer(text)
        )

    def _year_of(self, written: str) -> int:
        year = _LONG_YEAR.search(written)
        if year:
            return int(year.group())
        short = int(written[-2:])
        later = self._century + short
        return later if later <= self._latest_birth + YOUNGEST + 1 else later - _CENTURY

    def _names_somebody(self, text: str) -> bool:
        if _TITLED.search(text):
            return True
        words = _WORD.findall(text)
        plain = [_without_accents(word) for word in words]
        is_code = " " not in text and any(char.isdigit() for char in text)
        shortest = _SHORT_NAME + 1 if is_code else 1
        unknown = [word for word in plain if word not in self._words]
        if any(word in GIVEN_NAMES and len(word) >= shortest for word in unknown):
            return True
        has_capitals = all(word[0].isupper() for word in words)
        return has_capitals and len(unknown) == len(words) and _reads_like_a_name(text)


def _reads_like_a_name(text: str) -> bool:
    return looks_like_personal_data(text) and not any(char.isdigit() for char in text)


def _has_letters_alone(text: str) -> bool:
    return any(char.isalpha() for char in text) and not any(char.isdigit() for char in text)


def _as_read(text: str) -> str:
    """Return the text as an eye reads it: usual forms of letters, nothing invisible."""
    usual = unicodedata.normalize("NFKC", text)
    return "".join(one for one in usual if unicodedata.category(one) != "Cf").strip()


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.replace("\u2019", "'"))
    plain = "".join(one for one in parts if not unicodedata.combining(one))
    return plain.casefold().removesuffix("'s")
