"""Numbers in a sentence, in digits or words, and what kind of number each of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

from wording.raw_numbers import NEED_NO_BACKING, NumberKind, RawNumber, find_raw
from wording.vocabulary import VOCABULARIES, Vocabulary

__all__ = ["NEED_NO_BACKING", "Bound", "Number", "NumberKind", "find_numbers"]

# How the words before a number bind it: "about 60", "over 60".
Bound: TypeAlias = Literal["exact", "about", "over", "under", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at its place in a sentence.

    `value` is exact as written, a percentage out of 100, with `decimals` digits after the point.
    `whole` is the second number of a pair ("21 of 33"), `high` the upper end of a range. `words`
    is how it was written, `noun` the words after it up to the next mark, in small letters.
    """

    kind: NumberKind
    value: Fraction
    start: int
    end: int
    words: str
    noun: str = ""
    whole: Fraction | None = None
    high: Fraction | None = None
    bound: Bound = "exact"
    decimals: int = 0
    is_spelled: bool = False

    @property
    def needs_backing(self) -> bool:
        """Whether the number says something that has to come from somewhere."""
        return self.kind not in NEED_NO_BACKING


_NO_NOUNS = frozenset(
    {
        *(
            "and",
            "or",
            "to",
            "of",
            "in",
            "on",
            "at",
            "by",
            "for",
            "is",
            "are",
            "was",
            "were",
            "the",
        ),
        *("show", "shows", "say", "says", "apply", "applies", "above", "below", "which", "that"),
        *("a", "ac", "neu", "i", "o", "yn", "y", "yr", "ar"),
    }
)
_NOUN = re.compile(r"[\s-]*((?:[^\W\d_][\w’'/-]*)(?:[\s][^\W\d_][\w’'/-]*){0,6})")


def find_numbers(sentence: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a sentence in their order.

    Fractions and ratios in words ("two-thirds", "one in five") are proportions, not numbers.
    """
    return _find(sentence, language)


# Several rules look at the same sentence, one after the other.
@lru_cache(maxsize=256)
def _find(sentence: str, language: str) -> tuple[Number, ...]:
    vocabulary = VOCABULARIES[language]
    raw = sorted(find_raw(sentence, language), key=lambda one: (one.start, -one.end))
    numbers: list[Number] = []
    index = 0
    while index < len(raw):
        number, length = _read_number(sentence, raw[index:], vocabulary)
        numbers.append(number)
        index += length
        while index < len(raw) and raw[index].start < number.end:
            index += 1
    return tuple(_spread(sentence, numbers, vocabulary))


def _read_number(
    sentence: str, raw: Sequence[RawNumber], vocabulary: Vocabulary
) -> tuple[Number, int]:
    """Read the first of these raw numbers, with the second where both are a pair or a range."""
    first = raw[0]
    if first.kind is not None:
        number = _number(sentence, first, first.kind)
        return replace(number, bound=_bound(sentence[: first.start], vocabulary)), 1
    if len(raw) > 1 and raw[1].kind is None:
        second = raw[1]
        between = sentence[first.end : second.start]
        if _is(between, _with_nouns(vocabulary.joint, vocabulary)):
            return _pair(sentence, first, second, vocabulary), 2
        if _is_reversed(sentence, first, second, vocabulary):
            return _reversed_pair(sentence, first, second, vocabulary), 2
        if _is(between, rf"(?:{vocabulary.percent_after})?(?:{vocabulary.range_joint})"):
            joined = _range(sentence, first, second, vocabulary)
            if joined is not None:
                return joined, 2
    return _single(sentence, first, vocabulary), 1


def _range(
    sentence: str, first: RawNumber, second: RawNumber, vocabulary: Vocabulary
) -> Number | None:
    """Return "10 to 17" as one number, None where the two do not make a range."""
    single = _single(sentence, second, vocabulary)
    if single.kind is NumberKind.PLAIN:
        kind, _ = _classify(sentence[: first.start], sentence[second.end :], second, vocabulary)
        single = replace(single, kind=kind)
    if single.kind in {NumberKind.DATE, NumberKind.YEAR, NumberKind.LAW}:
        return None
    if not _is_rising(sentence, first, second):
        return None
    words = sentence[first.start : single.end]
    return replace(single, value=first.value, high=second.value, start=first.start, words=words)


def _is_rising(sentence: str, first: RawNumber, second: RawNumber) -> bool:
    between = sentence[first.end : second.start]
    is_between = re.search(r"\b(?:between|from|rhwng|o)\s$", sentence[: first.start], re.IGNORECASE)
    is_joined = re.search(r"(?:[-–—]|\sto\s|\si\s)\s?$", between)
    return first.value < second.value and bool(is_between or is_joined)


def _is_reversed(
    sentence: str, first: RawNumber, second: RawNumber, vocabulary: Vocabulary
) -> bool:
    """Whether the whole stands first: "of the 33 cases, 21"."""
    before = sentence[: first.start]
    if not re.search(
        r"\b(?:of|o|o blith)(?:\s(?:the|these|our|those|all|y))?\s$|o[’']r\s$",
        before,
        re.IGNORECASE,
    ):
        return False
    between = sentence[first.end : second.start]
    is_joined = _is(between, _with_nouns(vocabulary.reversed_joint, vocabulary))
    return is_joined and second.value <= first.value


def _reversed_pair(
    sentence: str, first: RawNumber, second: RawNumber, vocabulary: Vocabulary
) -> Number:
    single = _single(sentence, second, vocabulary)
    noun = _NOUN.match(sentence, first.end)
    if not single.needs_backing:
        return _single(sentence, first, vocabulary)
    return replace(
        single,
        kind=NumberKind.COUNT_OF if single.kind is not NumberKind.PERCENT else single.kind,
        whole=first.value,
        start=first.start,
        words=sentence[first.start : single.end],
        noun=noun.group(1).lower() if noun else "",
        is_spelled=first.is_spelled and second.is_spelled,
    )


def _pair(sentence: str, first: RawNumber, second: RawNumber, vocabulary: Vocabulary) -> Number:
    single = _single(sentence, second, vocabulary)
    kind = NumberKind.COUNT_OF
    if single.kind in {NumberKind.STARS, NumberKind.POINTS}:
        kind = single.kind
    elif single.kind in {NumberKind.PERCENT, NumberKind.MONEY}:
        return _single(sentence, first, vocabulary)
    elif not single.needs_backing:
        # "two of the 12 weeks": what is counted needs no backing, and neither do its parts.
        kind = single.kind
    return Number(
        kind,
        first.value,
        first.start,
        single.end,
        sentence[first.start : single.end],
        single.noun,
        whole=second.value,
        bound=_bound(sentence[: first.start], vocabulary, sentence[single.end :]),
        is_spelled=first.is_spelled and second.is_spelled,
    )


def _single(sentence: str, raw: RawNumber, vocabulary: Vocabulary) -> Number:
    before, after = sentence[: raw.start], sentence[raw.end :]
    kind, length = _classify(before, after, raw, vocabulary)
    end = raw.end + length
    number = _number(sentence, replace(raw, end=end), kind)
    return replace(number, bound=_bound(before, vocabulary, sentence[end:]))


def _number(sentence: str, raw: RawNumber, kind: NumberKind) -> Number:
    noun = _NOUN.match(sentence, raw.end)
    return Number(
        kind,
        raw.value,
        raw.start,
        raw.end,
        sentence[raw.start : raw.end],
        noun=noun.group(1).lower() if noun else "",
        decimals=raw.decimals,
        is_spelled=raw.is_spelled,
    )


def _classify(
    before: str, after: str, raw: RawNumber, vocabulary: Vocabulary
) -> tuple[NumberKind, int]:
    """Return the kind of a number, and how many letters after it belong to it."""
    for kind, pattern in (
        (NumberKind.PERCENT, vocabulary.percent_after),
        (NumberKind.MONEY, vocabulary.money_after),
        (NumberKind.STARS, vocabulary.stars_after),
        (NumberKind.POINTS, vocabulary.points_after),
        (NumberKind.AGE, vocabulary.age_after),
        (NumberKind.TIME, vocabulary.time_after),
        (NumberKind.DURATION, vocabulary.duration_after),
    ):
        found = _compiled(pattern).match(after)
        if found is not None and not _is_year_possessive(kind, raw, found.group()):
            return kind, found.end()
    if _is_day(before, after, raw, vocabulary):
        return NumberKind.DATE, 0
    for kind, pattern in (
        (NumberKind.LAW, vocabulary.law_before),
        (NumberKind.AGE, vocabulary.age_before),
        (NumberKind.REFERENCE, vocabulary.reference_before),
    ):
        if _compiled(pattern).search(before[-40:]) and not _counts_cases(after, vocabulary):
            return kind, 0
    if re.match(vocabulary.reference_after, after):
        return NumberKind.REFERENCE, 0
    if _is_age_of_one(before, after, raw):
        return NumberKind.AGE, 0
    if _is_year(after, raw, vocabulary):
        return NumberKind.YEAR, 0
    return (NumberKind.CASES if _counts_cases(after, vocabulary) else NumberKind.PLAIN), 0


# "Reece (17)" and "who was 14, could": the ages of children and young people, said bare.
_NAMED_BEFORE = re.compile(r"\b[A-ZÂÊÎÔÛŴŶ][\w’'-]+ \($")
_WAS_BEFORE = re.compile(r"\b(?:who|he|she) (?:was|is) (?:then |now |just |only )?$", re.IGNORECASE)
_YOUNGEST, _OLDEST = 8, 25


def _is_age_of_one(before: str, after: str, raw: RawNumber) -> bool:
    if not _YOUNGEST <= raw.value <= _OLDEST:
        return False
    if _NAMED_BEFORE.search(before):
        return after.startswith(")")
    return _WAS_BEFORE.search(before) is not None and re.match(r"[,.;)]|$", after) is not None


def _is_year_possessive(kind: NumberKind, raw: RawNumber, found: str) -> bool:
    """Whether "1990s" or "2015's" looks like an age."""
    return kind is NumberKind.AGE and found.endswith("s") and "old" not in found and raw.value > 99


def _is_day(before: str, after: str, raw: RawNumber, vocabulary: Vocabulary) -> bool:
    if raw.value.denominator != 1 or not 1 <= raw.value <= 31 or raw.is_spelled:
        return False
    months = vocabulary.months
    follows = re.search(rf"\b(?:{months})\s$", before)
    return bool(re.match(rf"(?:\s(?:o|of))?\s(?:{months})\b", after) or follows)


def _is_year(after: str, raw: RawNumber, vocabulary: Vocabulary) -> bool:
    if raw.value.denominator != 1 or not 1900 <= raw.value <= 2099 or raw.is_spelled:
        return False
    counted = rf"[\s-](?:\w+\s){{0,2}}(?:{vocabulary.counted_nouns}|people|offences|hours)\b"
    return raw.decimals == 0 and not _compiled(counted).match(after)


def _counts_cases(after: str, vocabulary: Vocabulary) -> bool:
    """Whether cases follow, if need be after some words: "34 individual cases", not "managers"."""
    noun = (
        r"[\s-](?:(?:of\s(?:the|these|our|those)\s)?(?:(?!(?:with|whose|and|or|who|in|for|from|to|had|were|was|per|a|on|at|by)\s)"
        r"[^\W\d_][\w’'-]*[\s]){0,2}?)cases?\b"
        if vocabulary is VOCABULARIES["en"]
        else r"\s(?:o\s)?(?:[^\W\d_]+\s){0,1}(?:achos(?:ion)?|ngachos)\b"
    )
    managers = r"(?!\s(?:managers?|workers?|holders?|loads?|stud(?:y|ies)|conferences?|law)\b)"
    return _compiled(noun + managers).match(after) is not None


# "Twelve or more", "ten plans or fewer".
_OR_MORE = re.compile(r"(?:\s[\w-]+){0,2}\s(?:or more|neu fwy)\b", re.IGNORECASE)
_OR_FEWER = re.compile(r"(?:\s[\w-]+){0,2}\s(?:or (?:fewer|less)|neu lai)\b", re.IGNORECASE)


def _bound(before: str, vocabulary: Vocabulary, after: str = "") -> Bound:
    if _OR_MORE.match(after):
        return "at_least"
    if _OR_FEWER.match(after):
        return "at_most"
    bounds: tuple[tuple[Bound, str], ...] = (
        ("about", vocabulary.about),
        ("at_least", vocabulary.at_least),
        ("at_most", vocabulary.at_most),
        ("over", vocabulary.over),
        ("under", vocabulary.under),
    )
    near = before[-30:]
    return next((name for name, words in bounds if _compiled(words).search(near)), "exact")


def _spread(sentence: str, numbers: list[Number], vocabulary: Vocabulary) -> list[Number]:
    """Let lists be of one kind: "sections 37 and 38", "25 April and 9 May", "6 or 12 months"."""
    kinds = [one.kind for one in numbers]
    for index, (one, other) in enumerate(pairwise(numbers)):
        between = sentence[one.end : other.start]
        if not _compiled(vocabulary.list_joint).fullmatch(between):
            continue
        is_named = kinds[index] in {NumberKind.LAW, NumberKind.REFERENCE}
        is_bare = other.kind in {NumberKind.PLAIN, NumberKind.YEAR} and _is_bare(other)
        if is_named and is_bare:
            kinds[index + 1] = kinds[index]
        if kinds[index] is NumberKind.YEAR and other.kind is NumberKind.PLAIN:
            kinds[index + 1] = NumberKind.YEAR
    for index in range(len(numbers) - 1, 0, -1):
        between = sentence[numbers[index - 1].end : numbers[index].start]
        takes_over = kinds[index] in {NumberKind.AGE, NumberKind.DURATION, NumberKind.PERCENT}
        takes_over = takes_over or kinds[index] in {NumberKind.DATE, NumberKind.TIME}
        is_plain = kinds[index - 1] is NumberKind.PLAIN
        if is_plain and takes_over and _compiled(vocabulary.list_joint).fullmatch(between):
            kinds[index - 1] = kinds[index]
    return [replace(one, kind=kind) for one, kind in zip(numbers, kinds, strict=True)]


def _is_bare(number: Number) -> bool:
    """Whether no noun follows that the number could count."""
    return not number.noun or number.noun.split()[0] in _NO_NOUNS


def _with_nouns(pattern: str, vocabulary: Vocabulary) -> str:
    return (
        pattern.replace("{noun}", f"(?:{vocabulary.counted_nouns})")
        .replace("{{", "{")
        .replace("}}", "}")
    )


def _is(text: str, pattern: str) -> bool:
    return _compiled(pattern).fullmatch(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
