"""Recognise what must never be stored: columns and references that would identify a child."""

import re

from sheets.types import column_key

PERSONAL_COLUMNS = frozenset(
    {
        "address",
        "birth_date",
        "date_of_birth",
        "dob",
        "email",
        "first_name",
        "forename",
        "full_name",
        "given_name",
        "initials",
        "last_name",
        "mobile",
        "name",
        "national_insurance_number",
        "nhs_no",
        "nhs_number",
        "ni_number",
        "phone",
        "pnc_id",
        "pnc_number",
        "postcode",
        "surname",
        "telephone",
        "upn",
    }
)

# One of these words gives a column away wherever it stands: "Child surname", "Home address".
_PERSONAL_WORDS = frozenset(
    {"address", "birth", "dob", "forename", "name", "nhs", "postcode", "surname", "upn"}
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[\s./-]"
DATES = re.compile(
    "|".join(
        (
            rf"{_DAY}{_GAP}{_MONTH}{_GAP}(?:{_YEAR}|\d\d)",
            rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}",
            rf"{_DAY}(?:st|nd|rd|th)?{_GAP}*{_MONTH_NAME}{_GAP}*(?:{_YEAR}|\d\d)",
            rf"{_MONTH_NAME}{_GAP}*{_DAY}(?:st|nd|rd|th)?,?{_GAP}*{_YEAR}",
            rf"{_YEAR}{_GAP}*{_MONTH_NAME}{_GAP}*{_DAY}",
            r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d",
            r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])",
        )
    ),
    re.IGNORECASE,
)
_TIME = re.compile(r"[\sT]\d\d?:\d\d(?::\d\d)?$")
_NAME_WORD = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_NAMES = re.compile(rf"{_NAME_WORD}(?:[\s,._]+{_NAME_WORD}){{1,3}}\.?")


def is_personal_column(name: str) -> bool:
    """Say whether a column's name announces personal data, however it is spelt."""
    key = column_key(name)
    return key in PERSONAL_COLUMNS or not _PERSONAL_WORDS.isdisjoint(re.split(r"\W|_", key))


def looks_like_personal_data(text: str) -> bool:
    """Say whether a reference reads like a date (of birth) or like a person's name.

    A name here is two to four words without a digit, at least two of them longer than a letter.
    A false alarm costs a new reference; a miss would store a child's name.
    """
    trimmed = text.strip()
    return _is_date(trimmed) or _is_name(trimmed)


def _is_date(text: str) -> bool:
    return DATES.fullmatch(_TIME.sub("", text)) is not None


def _is_name(text: str) -> bool:
    words = re.findall(_NAME_WORD, text)
    return _NAMES.fullmatch(text) is not None and sum(len(word) > 1 for word in words) > 1
