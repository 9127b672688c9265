"""Finds what could tell who a child is: references, birth dates, names, small numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from wording.faults import Place
from wording.truth import Fault, FaultCode

# A bare number this short is a reference only where "case" stands before it.
_SHORT_DIGITS = 3
# Fewer letters before a number can mean a road or a form: "M 5", "A-1".
_FEWEST_LETTERS = 2
_BETWEEN_PARTS = r"(?:\s?[/_.\-‑–—]\s?|\s)?"
# In capitals, a shorter name could be an abbreviation.
_SHORT_NAME = 3
_ORDINALS = (
    "(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|"
    "twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    "thirtieth"
)
_DAY = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?)?(?:"
    r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|"
    r"(?:[0-9]{1,2}-[^\W\d_]{3,9}-(?:[0-9]{4}|[0-9]{2}))|"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[^\W\d_]{3,9}\.?,?\s(?:[0-9]{4}))|"
    rf"(?:(?:{_ORDINALS})\s(?:of\s)?[^\W\d_]{{3,9}},?\s[0-9]{{4}})|"
    r"(?:[^\W\d_]{3,9}\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4})|"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|"
    r"Awst|Medi|Hydref|Tachwedd|Rhagfyr))|"
    r"(?:[0-9]{1,2}(?:af|ail|ydd|ed|fed|eg|ain)?\s(?:o\s)?[^\W\d_]{3,10}\s[0-9]{4})))"
)
_BIRTH = re.compile(
    r"(?:\b(?:born(?: on)?|date of birth|birth ?dates?|birthday|d\.?\s?o\.?\s?b(?=\b)|"
    r"d(?:d)?yddiad geni|ganed|ganwyd|anwyd|(?:ei|eu) g?eni|(?:ei )?(?:ph|p|b|m)en-?blwydd)\b"
    r"(?:[\s:=,(.–—-]|\b(?:on|of|was|is|the|given|recorded|as|ef|hi|ar|yn|oedd|yw|in|fell|falls|fall|"
    r"being|celebrated|noted)\b|"
    r"in [^\W\d_]+|in (?:19|20)[0-9]{2})*)(?P<day>"
    + _DAY
    + r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"[0-9]{4})|(?P<before>"
    + _DAY
    + r")[^.;,\n]{0,20}\b(?:date of birth|birthday|d\.?o\.?b\.?)(?!\w)|"
    r"(?<=[\s(])(?-i:b)\.?\s?(?P<short>" + _DAY + r")|"
    r"\b(?:he|she|they|who|child|boy|girl|person|woman|man|bachgen|merch|plentyn)\s"
    r"(?:had\s|has\s|will\s|would\s)?(?:just\s|only\s)?(?:turn(?:s|ed)?|(?<=will )be|"
    r"(?<=would )be|became|become|reach(?:es|ed)?)\s"
    r"(?:[1-9][0-9]?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
    r"(?:\syears\sold)?\son\s(?P<turned>" + _DAY + r")|"
    r"\([^()]*\b(?:male|female|boy|girl|white|black|asian|mixed|aged|merch|bachgen|oed)\b[^()]*?"
    r"(?P<inside>" + _DAY + r")[^()]*\)",
    re.IGNORECASE,
)
# "The service was born on 1 April 2000."
_BORN_THING = re.compile(
    r"\b(?:the|this|that|an?|its|our)\s(?:[\w-]+\s){0,3}?(?:service|team|idea|scheme|project|"
    r"programme|partnership|board|policy|council|charity|approach|plan|trust|panel|group|act|"
    r"organisation|office|centre|strategy|system|tool|concept|practice|report)\s(?:itself\s)?"
    r"(?:was|were|is|had been)\s$",
    re.IGNORECASE,
)
_CHILD_DATE = re.compile(
    r"\b(?:child|boy|girl|young (?:person|woman|man)|teenager|son|daughter|brother|sister|he|she|"
    r"plentyn|bachgen|merch|person ifanc)(?:,\s|\s?\(|\s[–—]\s)(?P<day>"
    r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:(?P<year>[0-9]{4})|(?P<short_year>[0-9]{2}))(?![0-9]))",
    re.IGNORECASE,
)
_A_CENTURY = 100
_YOUNGEST, _OLDEST = 8, 25


def check_privacy(place: Place) -> Iterator[Fault]:
    """Find case references, birth dates and names from the evidence in a sentence."""
    yield from _check_references(place)
    yield from _check_birth_dates(place)
    yield from _check_names(place)


def _check_references(place: Place) -> Iterator[Fault]:
    for reference in sorted(place.truth.case_references):
        for found in _reference(reference).finditer(place.text):
            if not place.sentence.is_bound(*found.span("reference")):
                yield place.fault(
                    FaultCode.CASE_REFERENCE, *found.span("reference"), {"found": reference}
                )


@lru_cache(maxsize=4096)
def _reference(reference: str) -> re.Pattern[str]:
    parts = [part for part in re.split(r"[\s/_.-]+", reference.strip()) if part]
    written = _BETWEEN_PARTS.join(re.escape(part) for part in parts) or r"(?!)"
    if reference.strip().isdigit() and len(reference.strip()) <= _SHORT_DIGITS:
        before = r"\b(?:case|achos)(?:\s(?:no\.?|number|ref\.?|reference|rhif))?[\s:#]{1,2}"
        return re.compile(rf"{before}(?P<reference>{written})(?![\w.]\w|\w)", re.IGNORECASE)
    return re.compile(
        rf"(?<![\w])(?P<reference>{written}|{_without_noughts(parts)})(?![\w])", re.IGNORECASE
    )


def _without_noughts(parts: Sequence[str]) -> str:
    """Return "EM-7" for EM-07, in the reference's own letters or joined by a hyphen or stroke."""
    short = [part.lstrip("0") if part.isdigit() else part for part in parts]
    letters = "".join(part for part in parts if not part.isdigit())
    if short == list(parts) or not all(short) or len(letters) < _FEWEST_LETTERS:
        return r"(?!)"
    escaped = [re.escape(part) for part in short]
    return rf"(?-i:{_BETWEEN_PARTS.join(escaped)})|{r'[/_.‑–-]'.join(escaped)}"


def _check_birth_dates(place: Place) -> Iterator[Fault]:
    for found in _BIRTH.finditer(place.text):
        if _BORN_THING.search(place.text[: found.start()]):
            continue
        group = next(name for name in _BIRTH.groupindex if found[name])
        yield place.fault(FaultCode.BIRTH_DATE, *found.span(group))
    yield from _check_child_dates(place)


def _check_child_dates(place: Place) -> Iterator[Fault]:
    """Find dates right behind a child that lie as long before the inspection as a child is old."""
    if place.truth.inspected_in is None:
        return
    for found in _CHILD_DATE.finditer(place.text):
        year = int(found["year"] or found["short_year"])
        year += (
            0 if year >= _A_CENTURY else 2000 if year <= place.truth.inspected_in % 100 else 1900
        )
        if _YOUNGEST <= place.truth.inspected_in - year <= _OLDEST:
            yield place.fault(FaultCode.BIRTH_DATE, *found.span("day"))


def _check_names(place: Place) -> Iterator[Fault]:
    taken: list[tuple[int, int]] = []
    for name in sorted(place.truth.names, key=lambda one: (-len(one), one)):
        for found in _name(name).finditer(place.text):
            if any(start <= found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            yield place.fault(FaultCode.EVIDENCE_NAME, *found.span(), {"found": name})


@lru_cache(maxsize=4096)
def _name(name: str) -> re.Pattern[str]:
    words = name.split()
    if not words:
        return re.compile(r"(?!)")
    cases = [words]
    if len(name) > _SHORT_NAME:
        cases += [[word.upper() for word in words], [word.capitalize() for word in words]]
    written = "|".join(
        dict.fromkeys(r"[\s\-‑]+".join(_any_accent(word) for word in case) for case in cases)
    )
    # A possessive belongs to it, a longer word or a name joined by a hyphen does not.
    return re.compile(
        rf"(?<![\w-])(?:{written})(?=['’]s?\b|['’]|[^\w-]|$|-(?!\w))"
        rf"|(?<=\b[Tt]he )(?:{written})s(?![\w-])"
    )


def _any_accent(word: str) -> str:
    """Return a pattern of a word with any accents and either apostrophe: Siân, Sian."""
    return "".join(
        "['’]"
        if letter in "'’"
        else f"{_accented(letter)}{_ACCENTS}"
        if letter.isalpha()
        else re.escape(letter)
        for letter in unicodedata.normalize("NFC", word)
    )


@cache
def _accented(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0]
    return f"[{plain}{_WITH_ACCENTS.get(plain, '')}{letter}]"


_WITH_ACCENTS: dict[str, str] = {}
for _code in range(0xC0, 0x250):
    _plain = unicodedata.normalize("NFD", chr(_code))[0]
    if _plain.isascii():
        _WITH_ACCENTS[_plain] = _WITH_ACCENTS.get(_plain, "") + chr(_code)
# Accents that are signs of their own, behind the letter.
_ACCENTS = "[\u0300-\u036f]?"
