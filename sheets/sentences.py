"""Recognise in a sentence what could name a person or a case; it is meant for many cases."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sheets.given_names import GIVEN_NAMES
from sheets.personal import DATES


class Kind(StrEnum):
    """What a part of a sentence looks like."""

    CASE = "case"
    EMAIL = "email"
    POSTCODE = "postcode"
    DATE = "date"
    NUMBER = "number"
    REFERENCE = "reference"
    NAME = "name"


@dataclass(frozen=True)
class Suspicion:
    """A part of a sentence that could identify somebody, as it was typed, and why."""

    words: str
    kind: Kind


# Words of the field that are written with capitals and name nobody. Codes of questions come
# from the editions.
_FIELD_WORDS = """
AIM Asset AssetPlus ASSET CAMHS CCE CIN CJS CP CPS CSC CSE DTO EHCP ETE GP HDC HMCTS HMIP HMPPS
IOM IRO ISS IT LAC LADO MAPPA MARAC MASH NEET NHS NRM OASys PCC PPU PSR RJ RO ROSH RoSH RSH SALT
SEN SENCO SEND SFR SMART SPOC SV UV VLO VOR YCC YJB YJS YOI YOS YOT YOTs YRO
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April May June July August September October November December
After Bail Board Care Court Crown Custody Detention Form Guidance Head Intensive Justice Leaving
Looked Magistrates Management
National Offending Order Panel Police Probation Prison Public Referral Rehabilitation Reparation
Report Section Secure Service Services Social Standards Supervision Team Training Victim Youth
Child Children Christmas Easter English Welsh Wales England Britain
I I'd I'll I'm I've OK No Yes
"""
FIELD_WORDS = frozenset(_FIELD_WORDS.split())

# Digits in a row that are no count any more.
SHORTEST_NUMBER = 4

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_ORDINAL = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_PATTERNS = (
    (Kind.EMAIL, re.compile(r"[^\s@]+@[^\s@]+")),
    (Kind.POSTCODE, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)),
    (Kind.DATE, re.compile(rf"(?<!\d)(?:{DATES.pattern})(?!\d)", re.IGNORECASE)),
    (Kind.DATE, re.compile(rf"\b{_ORDINAL}\s+(?:of\s+)?(?:{_MONTHS})\b")),
    (Kind.DATE, re.compile(rf"\b(?:{_MONTHS})\s+{_ORDINAL}\b")),
    (Kind.NUMBER, re.compile(r"\+?\(?\d(?:[\s().\-/]*\d){6,}")),
    (Kind.NUMBER, re.compile(rf"\d{{{SHORTEST_NUMBER},}}")),
)
# Letters and digits in one word, with or without a sign between: EM-12, SM01, 12/AB.
_REFERENCE = re.compile(r"\b(?:[A-Za-z]+[-/_.]?\d+|\d+[-/_.]?[A-Za-z]+)[A-Za-z\d]*\b")
_NO_REFERENCE = re.compile(r"\d{1,3}(?:st|nd|rd|th|s|am|pm)", re.IGNORECASE)
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['\u2019-][^\W\d_]+)*(?!\w)")
# A title gives a name away in small letters too; "miss" is a word of its own.
_TITLED = re.compile(r"\b(?:(?i:mr|mrs|ms)|Dr)\.?\s+[^\W\d_]+")
_CAPITAL_WITHIN = re.compile(r"[a-z\u00df-\u00ff'\u2019][A-Z]|^[A-Z]['\u2019][A-Z]")
# Behind these a new sentence or a new item begins, where a capital is the rule; not behind the
# point of an initial.
_SENTENCE_ENDS = re.compile(r"(?:^|(?<!\b[A-Z])\.|[!?:;…\n•])[\s\"'“‘(\[–—-]*$")


def find_suspicions(
    sentence: str, *, references: Collection[str] = (), codes: Collection[str] = ()
) -> list[Suspicion]:
    """Return what could identify somebody, each part once and for its weightiest reason.

    `references` are those of cases that the writer knows of; `codes` those of questions, which
    look like references and are none. A false alarm costs another word; a miss would carry a
    child's name from case to case.
    """
    sentence = _as_read(sentence)
    found: dict[str, Suspicion] = {}
    taken: list[re.Match[str]] = []
    for kind, part in _find_parts(sentence, references, codes):
        if not any(_overlap(part, other) for other in taken):
            taken.append(part)
            words = part.group().strip(" .,;:()")
            found.setdefault(words.casefold(), Suspicion(words, kind))
    return list(found.values())


def _as_read(sentence: str) -> str:
    """Return the sentence as an eye reads it: usual forms of letters, nothing invisible."""
    usual = unicodedata.normalize("NFKC", sentence)
    return "".join(one for one in usual if unicodedata.category(one) != "Cf")


def _find_parts(
    sentence: str, references: Collection[str], codes: Collection[str]
) -> Iterator[tuple[Kind, re.Match[str]]]:
    # A short number alone is a count far more often than a case.
    telling = [one for one in references if not (one.isdecimal() and len(one) < SHORTEST_NUMBER)]
    known = [(Kind.CASE, _exactly(reference)) for reference in telling]
    for kind, pattern in (*known, *_PATTERNS):
        yield from ((kind, part) for part in pattern.finditer(sentence))
    questions = {code.casefold() for code in codes}
    for part in _REFERENCE.finditer(sentence):
        if part.group().casefold() not in questions and not _NO_REFERENCE.fullmatch(part.group()):
            yield Kind.REFERENCE, part
    yield from ((Kind.NAME, part) for part in _TITLED.finditer(sentence))
    for part in _WORD.finditer(sentence):
        begins = _SENTENCE_ENDS.search(sentence[: part.start()]) is not None
        if _reads_like_a_name(part.group(), begins=begins):
            yield Kind.NAME, part


def _exactly(reference: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(reference)}(?!\w)", re.IGNORECASE)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _reads_like_a_name(word: str, *, begins: bool) -> bool:
    """A given name anywhere; a capital inside a sentence or a word; initials; a foreign script."""
    plain = re.sub(r"['\u2019]s?$", "", word)
    if not FIELD_WORDS.isdisjoint({word, plain}):
        return False
    letters = _without_accents(plain)
    if letters.casefold() in GIVEN_NAMES or not letters.replace("\u2019", "").isascii():
        return True
    if not begins:
        return word[0].isupper()
    return (len(plain) > 1 and plain.isupper()) or _CAPITAL_WITHIN.search(plain) is not None


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(one for one in parts if not unicodedata.combining(one))
