"""Finds numbers of children told by a characteristic that are too small to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from wording.faults import Place
from wording.languages import ENGLISH, WELSH, all_forms, forms
from wording.numbers import Number, NumberKind, find_numbers
from wording.truth import Characteristic, Fault, FaultCode

_CHILDREN = {
    ENGLISH: (
        "children|child|young people|young person|young women|young woman|young men|young man|"
        "girls?|boys?|females|males|women|men|youngsters?|teenagers?|adolescents?|cases?|clients?|"
        "service users?|year[- ]olds?"
    ),
    WELSH: "|".join(
        all_forms(
            [
                *(
                    "plentyn",
                    "plant",
                    "merch",
                    "merched",
                    "bachgen",
                    "bechgyn",
                    "achos",
                    "achosion",
                ),
                *("pobl ifanc", "person ifanc", "dyn ifanc", "dynion ifanc", "menyw ifanc"),
                *("menywod ifanc", "o blant", "o bobl ifanc", "o ferched", "o fechgyn"),
            ],
            WELSH,
        )
    ),
}
_BETWEEN = {
    ENGLISH: r"(?:\s(?:of|out of|the|these|those|all|our|only|other|more|further|inspected|"
    r"relevant|"
    r"sampled|individual|vulnerable|younger|older)){0,4}",
    WELSH: r"(?:\s(?:o|o’r|o'r|y|yr|unig|arall|ifanc)){0,3}",
}
_WAS = {
    ENGLISH: r"\s(?:who\s|that\s|which\s)?(?:were|was|are|is|had been|have been)"
    r"(?:\s(?:also|all|both))*",
    WELSH: r"(?:\s(?:a))?\s(?:oedd|roedd|sy’n|sy'n|yn)(?:\s(?:yn|o))?",
}
_IS = {
    ENGLISH: rf"(?:{_WAS[ENGLISH]}|\s(?:involved|concerned|identified as|described as|"
    rf"recorded as|from|of|on|with|"
    r"under|in the sample (?:were|was)))"
    r"(?:\s(?:a|an|the|all|both|also|recorded as|subject to|of|on|placed))*",
    WELSH: rf"(?:{_WAS[WELSH]}|\so gefndir|\sar|\so)(?:\s(?:yn|o))?",
}
# One person who is spoken of, and no count: "one girl told us".
_SPEAKS = re.compile(
    r"(?:\s[^\s,.;]+){0,2}?\s(?:told|said|says|described|explained|felt|commented|reported|spoke|"
    r"recalled|remembered|wrote|who (?:told|said|spoke)|dywedodd|meddai|esboniodd)\b",
    re.IGNORECASE,
)


_EXAMPLE_OF = re.compile(
    r"\b(?:case|example|story|words|experience|view|letter|achos|hanes|geiriau) (?:of|o) $",
    re.IGNORECASE,
)
# Members of something that is not the service's own caseload.
_STANDS_FOR = re.compile(
    r"\s(?:from|of|on|in)\s(?:the|a|an|our|its)\s(?:[^\s,.;]+\s){0,2}?(?:council|parliament|choir|cabinet|"
    r"forum|commission|cadets|orchestra|band|assembly)\b",
    re.IGNORECASE,
)
# "Both girls and boys" counts nobody.
_AND = re.compile(r"\s(?:and|or|nor)\s", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:both(?:\sof)?|(?:a|the) (?:couple|pair) of|neither(?:\sof)?|(?P<one>the (?:only|sole)|"
    r"a single|not a "
    r"single|the one))(?=\s)",
    re.IGNORECASE,
)
# "The boys' school" and "a looked-after children's nurse" are no children.
_NO_CHILDREN = (
    r"(?![’']?s?[’']?\s?(?:schools?|clubs?|groups?|teams?|homes?|units?|football|refuges?|hostels?|nurses?|"
    r"services?|workers?|officers?|projects?|reviews?|conferences?|meetings?)\b)"
)
# "The fear of being the only girl in a group" is of nobody.
_IN_GENERAL = re.compile(r"\b(?:being|be|become|becoming|feel|feeling|as)\s$", re.IGNORECASE)
_COUNTS = frozenset({NumberKind.PLAIN, NumberKind.CASES, NumberKind.COUNT_OF, NumberKind.PERCENT})


def check_small_cells(place: Place) -> Iterator[Fault]:
    """Find counts from one to just under the threshold of children told by a characteristic."""
    if not place.truth.characteristics:
        return
    numbers = [
        *(one for one in find_numbers(place.text, place.language) if _counts(one)),
        *_find_said(place.text),
    ]
    given: set[tuple[int, int]] = set()
    for characteristic in place.truth.characteristics:
        for number in numbers:
            span = _find(place, number, characteristic)
            if span is not None and not _overlaps(span, given):
                given.add(span)
                parameters = {"fact": characteristic.fact, "value": characteristic.value}
                yield place.fault(FaultCode.SMALL_CELL, *span, parameters)


def _counts(number: Number) -> bool:
    is_of_age = number.kind is NumberKind.AGE and number.whole is not None
    return (number.kind in _COUNTS or is_of_age) and number.bound != "over"


def _find_said(text: str) -> Iterator[Number]:
    """Yield numbers that are said in other words: "both girls", "a pair of boys"."""
    for found in _SAID.finditer(text):
        if found["one"] and _IN_GENERAL.search(text[: found.start()]):
            continue
        count = Fraction(1 if found["one"] else 2)
        yield Number(NumberKind.PLAIN, count, *found.span(), found.group(), is_spelled=True)


def _overlaps(span: tuple[int, int], given: set[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in given)


def _find(place: Place, number: Number, characteristic: Characteristic) -> tuple[int, int] | None:
    if number.kind is NumberKind.PERCENT:
        return _find_percent(place, number, characteristic)
    if not _is_small(number, place.truth.threshold):
        return None
    after = place.text[number.end :]
    if number.whole is not None:
        for word in characteristic.words:
            if re.search(rf"\d?\s{_noun(word, place.language)}(?!\w)", number.words, re.IGNORECASE):
                return number.start, number.end
    for word in sorted(characteristic.words, key=len, reverse=True):
        found = _after(word, place.language).match(after)
        if found is None:
            continue
        is_everybody = number.words.lower() in {"both", "neither"} and _AND.search(
            after[: found.end() + len(" and ")]
        )
        if is_everybody or _is_someone(place.text, number, found.end()):
            return None
        return number.start, number.end + found.end()
    return _find_before(place, number, characteristic)


def _is_someone(text: str, number: Number, length: int) -> bool:
    """Whether the number tells of one example, or of young people who stand for others."""
    if number.whole is not None:
        return False
    end = number.end + length
    if _STANDS_FOR.match(text, end):
        return True
    is_told = _SPEAKS.match(text, end) or _EXAMPLE_OF.search(text[: number.start])
    return number.value == 1 and is_told is not None


def _find_percent(
    place: Place, number: Number, characteristic: Characteristic
) -> tuple[int, int] | None:
    """Find a percentage of the inspected children with a value that gives a small number away."""
    children = characteristic.children
    if not children:
        return None
    part = round(children * number.value / 100)
    if not any(1 <= one < place.truth.threshold for one in (part, children - part)):
        return None
    for word in characteristic.words:
        pattern = rf"\sof\s(?:the|these|those|our)\s{_noun(word, place.language)}(?!\w)"
        found = re.match(pattern, place.text[number.end :], re.IGNORECASE)
        if found is not None:
            return number.start, number.end + found.end()
    return None


def _find_before(
    place: Place, number: Number, characteristic: Characteristic
) -> tuple[int, int] | None:
    """Find "girls (2)", "girls: 2", "the girls numbered two"."""
    before = place.text[: number.start]
    for word in characteristic.words:
        found = _before(word, place.language).search(before)
        if found is not None:
            return found.start(), number.end
    return None


def _is_small(number: Number, threshold: int) -> bool:
    """Whether the number, its whole, or what it leaves of the whole is small."""
    counts = [number.value]
    if number.whole is not None:
        counts += [number.whole, number.whole - number.value]
    if number.high is not None:
        counts.append(number.high)
    return any(1 <= count < threshold for count in counts)


@cache
def _after(word: str, language: str) -> re.Pattern[str]:
    """What follows a number that counts children with this word."""
    told = _any_form(word, language)
    children = _CHILDREN[language]
    between = _BETWEEN[language]
    # A noun for children says it alone; an adjective needs one beside it, or "were" before it.
    alone = (
        told
        if _is_noun(word, language)
        else (rf"(?:{told}(?:[\s-]\S+){{0,2}}?[\s-](?:{children})|(?<=those\s|.them\s){told})")
    )
    return re.compile(
        rf"\)?{between}[\s-](?:(?:[^\s,.;]+\s)?{alone}"
        rf"|(?:(?:in|of|from)\s(?:the|our|this)\ssample|of\s(?:them|these|those|whom)){_WAS[language]}\s{told}"
        rf"|(?:\S+\s){{0,1}}?(?:{children})(?:\s(?:in (?:the|our) sample|inspected))?"
        rf"(?:{_IS[language]})?\s{told})(?![\w]){_NO_CHILDREN}"
        rf"|{_WAS[language]}\s(?:[^\s,.;]+\s)?{told}(?![\w])",
        re.IGNORECASE,
    )


@cache
def _before(word: str, language: str) -> re.Pattern[str]:
    noun = _noun(word, language)
    return re.compile(
        rf"(?<![\w-]){noun}(?:\s?[:(=]\s?|\s(?:numbered|totalled|made up|accounted for)\s|"
        rf"\s(?:in (?:the|our) sample\s)?(?:was|were)\s(?:only\s|just\s)?)$"
        rf"|\b(?:among|amongst|of) (?:the|these|those|"
        rf"our) (?:[\w-]+\s)?{noun}(?:\s[^,.;]{{1,40}})?,\s"
        rf"(?:only\s|just\s)?$"
        rf"|(?<![\w-]){_any_form(word, language)}\s?[:=]\s?$"
        rf"|\bnumber of {noun}\s(?:in (?:the|our) sample\s)?(?:was|is)\s(?:only\s|just\s)?$",
        re.IGNORECASE,
    )


def _noun(word: str, language: str) -> str:
    """Return what names children by a word: "girls", "Black children"."""
    told = _any_form(word, language)
    return told if _is_noun(word, language) else rf"{told}[\s-](?:{_CHILDREN[language]})"


def _any_form(word: str, language: str) -> str:
    return (
        "(?:"
        + "|".join(
            r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", form))
            for form in forms(word, language)
        )
        + ")"
    )


def _is_noun(word: str, language: str) -> bool:
    """Whether a word for a characteristic names children by itself: "young women", "girls"."""
    if word.lower() in {"female", "male"}:
        return False
    return re.search(rf"(?<!\w)(?:{_CHILDREN[language]})$", word, re.IGNORECASE) is not None
