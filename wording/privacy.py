"""Finds what could tell who a child is: references, birth dates, names, small numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wording.faults import Place
from wording.truth import Fault, FaultCode

# A bare number this short is a reference only where "case" stands before it.
_SHORT_DIGITS = 3
# In capitals, a shorter name could be an abbreviation.
_SHORT_NAME = 3
_DAY = (
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[^\W\d_]{3,9}\.?,?\s(?:[0-9]{4}))|"
    r"(?:[^\W\d_]{3,9}\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4})|"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|"
    r"Awst|Medi|Hydref|Tachwedd|Rhagfyr))|"
    r"(?:[0-9]{1,2}(?:af|ail|ydd|ed|fed|eg|ain)?\s(?:o\s)?[^\W\d_]{3,10}\s[0-9]{4}))"
)
_BIRTH = re.compile(
    r"(?:\b(?:born(?: on)?|date of birth|birth ?dates?|birthday|d\.?\s?o\.?\s?b(?=\b)|"
    r"d(?:d)?yddiad geni|ganed|ganwyd|(?:ei )?(?:ph|p|b|m)en-?blwydd)\b"
    r"(?:[\s:,(.]|\b(?:on|of|was|is|the|given|recorded|as|ef|hi|ar|yn|oedd|yw|in)\b|"
    r"in [^\W\d_]+)*)(?P<day>"
    + _DAY
    + r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"[0-9]{4})|(?P<before>"
    + _DAY
    + r")[^.;,\n]{0,20}\b(?:date of birth|birthday|d\.?o\.?b\.?)(?!\w)|"
    r"\([^()]*\b(?:male|female|boy|girl|white|black|asian|mixed|aged|merch|bachgen|oed)\b[^()]*?"
    r"(?P<inside>" + _DAY + r")[^()]*\)",
    re.IGNORECASE,
)


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
    written = r"[\s/_.\-‑–]?".join(re.escape(part) for part in parts) or r"(?!)"
    if reference.strip().isdigit() and len(reference.strip()) <= _SHORT_DIGITS:
        before = r"\b(?:case|achos)(?:\s(?:no\.?|number|ref\.?|reference|rhif))?[\s:#]{1,2}"
        return re.compile(rf"{before}(?P<reference>{written})(?![\w.]\w|\w)", re.IGNORECASE)
    return re.compile(rf"(?<![\w])(?P<reference>{written})(?![\w])", re.IGNORECASE)


def _check_birth_dates(place: Place) -> Iterator[Fault]:
    for found in _BIRTH.finditer(place.text):
        group = next(name for name in ("day", "before", "inside") if found[name])
        yield place.fault(FaultCode.BIRTH_DATE, *found.span(group))


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
    written = r"[\s\-‑]+".join(re.escape(word).replace("'", "['’]") for word in words)
    if len(name) > _SHORT_NAME:
        written = f"{written}|{written.upper()}" if name.isascii() and name.isalpha() else written
    # A possessive belongs to it, a longer word or a name joined by a hyphen does not.
    return re.compile(rf"(?<![\w-])(?:{written})(?=['’]s?\b|['’]|[^\w-]|$|-(?!\w))")
