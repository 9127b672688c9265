"""Whole numbers in words, English and Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wording.languages import WELSH, forms


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words at its place."""

    value: int
    start: int
    end: int


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_UNITS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
# A part, not a number: two-thirds, four-fifths; and twenty-first.
_AFTER_PART = re.compile(
    rf"[\s-]+(?:hal(?:f|ves)|quarters?|(?:{'|'.join(_ORDINAL.split())})s?)\b", re.IGNORECASE
)
# "One" that counts nothing.
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:no|any|every|some|each|this|that|which)[\s-]|\bone[\s-]to[\s-]|-)$", re.IGNORECASE
)
_NO_COUNT_AFTER = re.compile(
    r"(?:[\s-](?:another|to[\s-]one|off|by[\s-]one|hand\b|way\b|stop|day\b)|-(?!to\b)[a-z])",
    re.IGNORECASE,
)

# "Needed one." and "did not lead to one" speak of a thing; "sufficient in one." still counts.
_PRONOUN_BEFORE = re.compile(
    r"\b(?:to|for|without|ha(?:d|s|ve|ving)|need(?:s|ed)?|want(?:s|ed)?|get|got|giv(?:e|en)|gave|"
    r"ma(?:ke|de))\s$",
    re.IGNORECASE,
)
# "Copied from the one before": a thing named already.
_THE_BEFORE = re.compile(r"\bthe\s$", re.IGNORECASE)
_NAMED_ALREADY = re.compile(
    r"\s(?:before|after|that|which|who|we|they|it|he|she|already|made|written|used)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"\s?(?:[.,;:()!?]|$)")


def find_spelled(text: str, language: str) -> list[Spelled]:
    """Return the whole numbers in words, the longest at each place."""
    return list(_find_welsh(text) if language == WELSH else _find_english(text))


def _find_english(text: str) -> Iterator[Spelled]:
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        value, length = _parse(text, words[index:])
        if length == 0:
            index += 1
            continue
        start, end = words[index].start(), words[index + length - 1].end()
        if not _counts_nothing(text, start, end, value):
            yield Spelled(value, start, end)
        index += length


def _counts_nothing(text: str, start: int, end: int, value: int) -> bool:
    if _AFTER_PART.match(text, end) and not text[end:].lower().startswith((" second", "second")):
        return True
    if value != 1:
        return False
    before = text[:start]
    if _PRONOUN_BEFORE.search(before) and _CLAUSE_END.match(text, end):
        return True
    if _THE_BEFORE.search(before) and (
        _NAMED_ALREADY.match(text, end) or _CLAUSE_END.match(text, end)
    ):
        return True
    return bool(_NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(text, end))


def _parse(text: str, words: list[re.Match[str]]) -> tuple[int, int]:
    """Read a number from the first of these words: its value and how many words it takes."""
    total = current = used = 0
    last = ""
    for index, word in enumerate(words):
        if index and not _is_joined(text, words[index - 1], word):
            break
        said = word.group().lower()
        if said in _UNITS and _may_follow(last, said):
            current += _UNITS[said]
        elif said == "dozen" and not last:
            current = 12
        elif said in _SCALES and (last or _is_after_a(text, word)) and last != said:
            if _SCALES[said] == 100:
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * _SCALES[said], 0
        elif said == "and" and last in _SCALES:
            last = "and"
            continue
        else:
            break
        used, last = index + 1, said
    return total + current, used


def _may_follow(last: str, said: str) -> bool:
    if not last or last in _SCALES or last == "and":
        return True
    return last in _TENS and 0 < _UNITS[said] < 10


def _is_joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()] in {" ", "-", "‑", "\xa0", "\n"}


def _is_after_a(text: str, word: re.Match[str]) -> bool:
    return re.search(r"\b[Aa]\s$", text[: word.start()]) is not None


# ---------------------------------------------------------------- Welsh

_WELSH_UNITS: Mapping[int, tuple[str, ...]] = {
    1: ("un",),
    2: ("dau", "dwy"),
    3: ("tri", "tair"),
    4: ("pedwar", "pedair"),
    5: ("pump", "pum"),
    6: ("chwech", "chwe"),
    7: ("saith",),
    8: ("wyth",),
    9: ("naw",),
}
_WELSH_TEENS: Mapping[int, tuple[str, ...]] = {
    10: ("deg", "deng"),
    12: ("deuddeg", "deuddeng"),
    15: ("pymtheg", "pymtheng"),
    18: ("deunaw",),
    20: ("ugain", "hugain"),
    40: ("deugain",),
    50: ("hanner cant",),
    60: ("trigain",),
    100: ("cant",),
    1000: ("mil",),
}


def _welsh_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for value, names in {**_WELSH_UNITS, **_WELSH_TEENS}.items():
        numbers.update(dict.fromkeys(names, value))
    for unit, names in _WELSH_UNITS.items():
        for name in names:
            if unit in {1, 3, 4}:
                numbers[f"{name} ar ddeg"] = 10 + unit
            if unit in {1, 2, 3, 4}:
                numbers[f"{name} ar bymtheg"] = 15 + unit
            numbers[f"{name} ar hugain"] = 20 + unit
            numbers.update(_welsh_tens(unit, name))
    return {form: value for name, value in numbers.items() for form in forms(name, WELSH)}


def _welsh_tens(tens: int, name: str) -> dict[str, int]:
    ten = "ddeg" if name in {"dau", "un"} and tens == 2 else "deg"
    found = {f"{name} {ten}": 10 * tens}
    for unit, names in _WELSH_UNITS.items():
        found.update({f"{name} {ten} {one}": 10 * tens + unit for one in names})
    return found


_WELSH_NUMBERS = _welsh_numbers()
_WELSH = re.compile(
    r"(?<![\w’'-])(?:"
    + "|".join(
        re.escape(one).replace(r"\ ", r"\s+") for one in sorted(_WELSH_NUMBERS, key=len)[::-1]
    )
    + r")(?![\w’'-])",
    re.IGNORECASE,
)
_WELSH_PART = re.compile(r"\s+(?:rhan|ran|chwarter|draean|thraean)\b", re.IGNORECASE)
_WELSH_NO_COUNT = re.compile(
    r"\b(?:dim|pob|yr|unrhyw|rhyw|bob|’r|'r|y|hanner)\s$|[’']r\s$", re.IGNORECASE
)


def _find_welsh(text: str) -> Iterator[Spelled]:
    for found in _WELSH.finditer(text):
        words = " ".join(found.group().lower().split())
        value = _WELSH_NUMBERS[words]
        if _WELSH_PART.match(text, found.end()):
            continue
        before = text[: found.start()]
        if value in {1, 100} and _WELSH_NO_COUNT.search(before):
            continue
        yield Spelled(value, *found.span())
