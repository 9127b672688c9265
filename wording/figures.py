"""Holds the numbers of a sentence against the data, and asks what backs the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from wording.clauses import Sense, find_sense, opposite, says_enough
from wording.faults import Place
from wording.links import Links, Of, Share, is_among, numbers_in_facts, rounded, shares_of
from wording.mentions import find_mentions, matches_words
from wording.numbers import Number, NumberKind, find_numbers
from wording.populations import counts_cases, counts_others
from wording.sampled import inspected_number
from wording.truth import Counted, Fault, FaultCode, Standard

# From here on a number in words needs backing too.
_SPELLED_FROM = 11
_LEFT_OUT = (
    r"\ball bar|\b(?:all|every)(?:\s[\w-]+){0,4},?\s(?:but|bar|except(?: for)?|save(?: for)?)|"
    r"\b(?:apart from|other than|except for|excepting|with the exception of|save for|bar|"
    r"ac eithrio|heblaw)"
)
# How many are left out of all: "all but two", "apart from eleven".
_ALL_BUT = re.compile(rf"(?:{_LEFT_OUT})(?:\s(?:in|for|the|those|about|some))?\s$", re.IGNORECASE)
# "All but two" and "only two" count all there were.
_NO_EXAMPLE = re.compile(
    rf"(?:{_LEFT_OUT}|\b(?:only|just|no more than|as (?:few|many) as|dim ond))\s$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s(?:of (?:these|those|them)|o[’']r rhain|ohonynt)\b", re.IGNORECASE)
# So many cases may be examples rather than a count of all.
_EXAMPLES = 3
# "No better than in 2013, when it was".
_THAN_IN = re.compile(
    r"\b(?:than|against|with|as) (?:in|for) (?:19|20)[0-9]{2}\b[^.;:]{0,40}$", re.I
)
# Figures from elsewhere, told for comparison.
_ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?|average|previous(?:ly)?|last (?:inspection|year)|elsewhere|England|"
    r"Wales|"
    r"regional(?:ly)?|target|compared (?:with|to)|(?:up|down|rose|risen|fell|fallen|drop|dropped|"
    r"increase[d]?|decrease[d]?) from|against(?=\s$)|earlier inspection|other (?:areas|services)|"
    r"cenedlaethol|genedlaethol|cyfartaledd|blaenorol|flaenorol|Lloegr|Cymru|o gymharu|targed)\b",
    re.IGNORECASE,
)


def check_figures(place: Place, links: Links) -> Iterator[Fault]:
    """Find the numbers that the data contradict, and those that nothing backs."""
    for number in find_numbers(place.text, place.language):
        is_bound = place.sentence.is_bound(number.start, number.end)
        if is_bound or not number.needs_backing or links.is_backed:
            continue
        if _is_in_facts(place, links, number):
            continue
        fault = _check_linked(place, links, number) if links.is_linked else None
        if fault is not None:
            yield fault
        elif (
            not links.is_linked
            or _is_about_others(place, number)
            or _is_from_elsewhere(place, number)
        ):
            yield from _check_free(place, number)


# ---------------------------------------------------------------- linked sentences


def _check_linked(place: Place, links: Links, number: Number) -> Fault | None:
    if _is_about_others(place, number) and (links.counted or number.is_spelled):
        return None
    if _is_from_elsewhere(place, number):
        return None
    if number.kind in {NumberKind.STARS, NumberKind.POINTS, NumberKind.MONEY}:
        return None
    sense = find_sense(place.text, number.start, number.end, place.language)
    if _ALL_BUT.search(place.text[: number.start]):
        sense = opposite(sense)
    shares = [
        share
        for counted in links.counted
        for share in shares_of(counted, place.truth.cases)
        if share.fits(sense) and _may_be_meant(place, links, number, share)
    ]
    if is_among(number, shares) or _is_example(place, number, shares):
        return None
    if _is_of_cases(number, place.truth.cases) or _is_of_cases(number, place.truth.submitted):
        return None
    counted = links.counted[0] if links.counted else None
    return place.fault(
        FaultCode.NUMBER_CONTRADICTED,
        number.start,
        number.end,
        _expected(counted, sense) | {"subject": links.subjects[0]},
    )


def _may_be_meant(place: Place, links: Links, number: Number, share: Share) -> bool:
    """Whether a sentence can speak of a share beside how often the work was good enough."""
    if share.of is Of.WORK:
        return True
    if share.of is Of.REASON:
        return number.bound == "exact" or links.names_reason
    return _APPLIES.search(place.text) is not None


def _is_about_others(place: Place, number: Number) -> bool:
    """Whether the number counts managers, meetings, points: not cases or their work."""
    return counts_others(place.text[number.end :], place.language)


def _is_example(place: Place, number: Number, shares: Sequence[Share]) -> bool:
    """Whether so few cases can be examples among those that were counted."""
    if number.value > _EXAMPLES or number.whole is not None or number.bound != "exact":
        return False
    if _NO_EXAMPLE.search(place.text[: number.start]) or number.kind is NumberKind.PERCENT:
        return False
    after = place.text[number.end :]
    is_case = counts_cases(after, place.language) or _OF_THEM.match(after) is not None
    return is_case and any(number.value <= one.part for one in shares)


def _is_in_facts(place: Place, links: Links, number: Number) -> bool:
    return any(
        one.value == number.value and (number.whole is None or number.whole == one.whole)
        for one in numbers_in_facts(links, place.language)
        if (one.kind is NumberKind.PERCENT) == (number.kind is NumberKind.PERCENT)
    )


def _is_of_cases(number: Number, cases: int | None) -> bool:
    is_plain = number.whole is None and number.kind is not NumberKind.PERCENT
    return is_plain and number.bound == "exact" and number.value == cases


def _expected(counted: Counted | None, sense: Sense) -> dict[str, str]:
    if counted is None or counted.share is None or counted.is_described:
        return {"expected": ""}
    is_not = sense is Sense.NOT_SUFFICIENT
    part = counted.not_sufficient if is_not else counted.sufficient
    percent = rounded(Fraction(100 * part, counted.applicable))
    return {
        "expected": f"{percent}% ({part}/{counted.applicable})",
        "percent": str(percent),
        "count": str(part),
        "base": str(counted.applicable),
    }


# ---------------------------------------------------------------- other sentences


def _check_free(place: Place, number: Number) -> Iterator[Fault]:
    if place.sentence.is_bound(number.start, number.end):
        return
    verdict = _inspected(place, number)
    verdict = _counted(place, number) if verdict is None else verdict
    if isinstance(verdict, Fault):
        yield verdict
    elif not verdict and _needs_backing(number):
        yield place.fault(FaultCode.UNBACKED_NUMBER, number.start, number.end)


def _needs_backing(number: Number) -> bool:
    if number.kind in {NumberKind.STARS, NumberKind.POINTS}:
        return False
    largest = max(number.value, number.whole or 0, number.high or 0)
    return not (number.is_spelled and largest < _SPELLED_FROM)


def _inspected(place: Place, number: Number) -> Fault | bool | None:
    """Hold a number of inspected cases against theirs; None where it is no such number."""
    cases = inspected_number(place.text, number, place.language)
    if cases is None or place.truth.cases is None:
        return None
    if cases in {place.truth.cases, place.truth.submitted}:
        return number.whole is None or None
    parameters = {"subject": "cases", "expected": str(place.truth.cases)}
    return place.fault(FaultCode.NUMBER_CONTRADICTED, number.start, number.end, parameters)


def _counted(place: Place, number: Number) -> Fault | bool:
    """Hold a percentage or a count against the subject that its sentence names, if it does."""
    if number.kind not in {NumberKind.PERCENT, NumberKind.COUNT_OF}:
        return False
    if _is_about_others(place, number) or _is_from_elsewhere(place, number):
        return False
    named = _named_subjects(place, number)
    if not named:
        return False
    sense = find_sense(place.text, number.start, number.end, place.language)
    for counted in named:
        shares = [
            one
            for one in shares_of(counted, place.truth.cases)
            if one.fits(sense) and one.of is Of.WORK
        ]
        if is_among(number, shares):
            return True
    parameters = _expected(named[0], sense) | {"subject": named[0].subject}
    return place.fault(FaultCode.NUMBER_CONTRADICTED, number.start, number.end, parameters)


def _is_from_elsewhere(place: Place, number: Number) -> bool:
    opening = re.match(r"[^,;]{0,80},", place.text[: number.start])
    if opening is not None and _ELSEWHERE.search(opening.group()):
        return True
    if _THAN_IN.search(place.text[: number.start]):
        return True
    near = place.text[max(0, number.start - 60) : number.start]
    near = near[max(near.rfind(","), near.rfind(";"), near.rfind("(")) + 1 :]
    after = re.split(r"[,;)]", place.text[number.end :], maxsplit=1)[0]
    return bool(_ELSEWHERE.search(near) or _ELSEWHERE.search(after[:60]))


def _named_subjects(place: Place, number: Number) -> list[Counted]:
    standards = _named_standards(place, number)
    if standards:
        return [one.counted for one in standards if one.counted is not None]
    asked = [
        one
        for one in place.truth.counted
        if any(matches_words(place.text, words, place.language) for words in one.words)
    ]
    follows_cases = counts_cases(place.text[number.end :], place.language)
    return asked if follows_cases or says_enough(place.text, place.language) else []


def _named_standards(place: Place, number: Number) -> Sequence[Standard]:
    """Return the standards a percentage can be of: "61% of work to protect the public"."""
    if number.kind is not NumberKind.PERCENT:
        return ()
    own = place.truth.standard(place.passage.standard)
    mentions = [one for one in find_mentions(place.text, place.truth.standards) if one.is_full]
    for mention in mentions:
        between = place.text[number.end : mention.start]
        is_in_brackets = place.text[mention.end : number.start] in {" (", ": ", " – "}
        if _OF.fullmatch(between) or is_in_brackets:
            return mention.meant(own)
    if not (says_enough(place.text, place.language) or _SCORE.search(place.text)):
        return ()
    before = [one for one in mentions if one.start < number.start]
    if mentions:
        return (before[-1] if before else mentions[0]).meant(own)
    if own is None:
        return ()
    follows = place.text[number.end :]
    is_general = _OF_WORK.match(follows) or (_SCORE.search(place.text) and not follows[:4].strip())
    return (own,) if is_general or _SCORE_NEAR.search(place.text) else ()


# Speaks of whether a question applied at all.
_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies|ied|icable)|relevant|arose|arisen|needed|required|due|berthnasol|"
    r"pherthnasol|angen|gymwys)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s(?:of|o|o[’']r)\s(?:(?:the|all|our|y|yr|inspected|relevant)\s){0,2}|\s?o[’']r\s",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\b(?:scor(?:e|ed|es)|sgôr|sgoriodd|case assessments?)\b", re.IGNORECASE)
_SCORE_NEAR = re.compile(
    r"\b(?:overall|case assessment|theme|standard)\s(?:score|percentage)\b|\bsgôr\b|"
    r"\bscore (?:of|for this (?:theme|standard)|was|is)\b",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"\s(?:of|o|o[’']r)\s(?:(?:the|this|all|our|such|y)\s){0,2}(?:work|practice|it|gwaith)\b"
    r"(?!\s(?:with|on|to)\b)",
    re.IGNORECASE,
)
