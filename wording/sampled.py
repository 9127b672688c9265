"""Recognises that a number says how many cases were inspected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from wording.languages import ENGLISH, WELSH
from wording.numbers import Number, NumberKind

_VERBS = {
    ENGLISH: r"(?:inspected|covered|looked (?:closely )?at|examined|assessed|read|reviewed|"
    r"scrutinised|sampled|scored|"
    r"selected|drew|saw|considered)",
    WELSH: r"(?:arolyg(?:wyd|odd|asom)|archwili(?:wyd|odd|asom)|asesw(?:yd|om)|edrych(?:wyd|"
    r"odd|om|on ni)|"
    r"darllen(?:wyd|odd|om))",
}
_WE = (
    r"\b(?:we|inspectors|our inspectors|th(?:e|is|our) inspection(?: team)?|the team of inspectors)"
)
_AFTER: Mapping[str, re.Pattern[str]] = {
    ENGLISH: re.compile(
        r"[\s-](?:[^\s,.;]+\s){0,3}?cases?\s(?:"
        rf"(?:that\s|which\s)?(?:we|inspectors|the inspectors)\s(?:had\s|have\s)?{_VERBS[ENGLISH]}|"
        r"(?:that\s|which\s)?(?:were|was|had been|have been|are)\s(?:[a-z]+\s){0,2}?"
        r"(?:inspected|sampled|in (?:the|our|this) sample)|"
        r"(?:were|was|had been|have been)\s(?:\w+\s){0,2}?by (?:us|our|inspectors|the inspection|"
        r"[^.;,]{0,30}inspect\w+)|inspected|sampled|"
        r"in (?:the|our|this) (?:case )?(?:sample|inspection)|"
        r"(?:made up|formed|form|make up|comprised) (?:the|our|this) sample)\b|"
        r"[\s-](?:inspected|sampled)\s(?:[^\s,.;]+\s){0,1}?cases?\b",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"\s(?:o\s)?(?:[^\s,.;]+\s){0,1}?(?:achos(?:ion)?)\s(?:a\s)?(?:eu\s)?"
        r"(?:a arolygwyd|arolygwyd|archwiliwyd|aseswyd|yn (?:y|ein) sampl)\b",
        re.IGNORECASE,
    ),
}
_BEFORE: Mapping[str, re.Pattern[str]] = {
    ENGLISH: re.compile(
        rf"(?:{_WE}\s(?:had\s|have\s|also\s)?{_VERBS[ENGLISH]}|\b(?:our|the|this) sample "
        r"(?:of|comprised|consisted of|was made up of|numbered|was)|"
        r"\b(?:inspected|drew|selected|read|looked at|examined|assessed) an? "
        r"(?:[a-z]+\s){0,2}sample of|\bwe[^.;]{0,40}sample of|\binspection of)"
        r"(?:\s(?:a|an|the|all|total of|representative|random|sample of|in all|some|about|"
        r"files of)){0,4}\s$",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        rf"(?:\b{_VERBS[WELSH]}(?:\s(?:ar|y))?|\b(?:ein |y |o )?sampl o|sampl cynrychioliadol o)"
        r"(?:\s(?:gyfanswm o)){0,1}\s$",
        re.IGNORECASE,
    ),
}
# Somebody else's sample, or a part of ours.
_OTHERS = re.compile(
    r"\b(?:audit(?:s|ed)?|dip|own (?:sample|review)|managers? (?:had\s)?(?:reviewed|sampled|read)|"
    r"national(?:ly)?|(?:inspected|sampled|examined) (?:since|between|during|in (?:19|20)|across)|"
    r"elsewhere|other (?:services|areas|YOTs|YOSs)|programme|each (?:month|quarter|year)|"
    r"per (?:month|year)|archwiliad mewnol)\b",
    re.IGNORECASE,
)
_IN_PAIR = re.compile(
    r"\bcases? (?:(?:that )?we )?(?:inspected|examined|looked at|sampled|in (?:the|our) sample)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"[\s-](?:[^\s,.;]+\s){0,3}?(?:cases?|achos(?:ion)?)\s(?:where|in which|with|involving|of "
    r"(?:children|young|girls|boys|violence|domestic|serious)|that (?:needed|involved|had)|whose|"
    r"held by|from|lle|gyda|oedd)\b",
    re.IGNORECASE,
)


def inspected_number(sentence: str, number: Number, language: str) -> Fraction | None:
    """Return how many cases a number says were inspected, None where it says something else."""
    if number.kind not in {NumberKind.CASES, NumberKind.COUNT_OF} or _OTHERS.search(sentence):
        return None
    after = sentence[number.end :]
    if number.whole is not None:
        is_ours = _AFTER[language].match(after) or _IN_PAIR.search(number.words)
        return number.whole if is_ours else None
    before = sentence[: number.start]
    if _PART.match(after) or number.bound in {"over", "under", "at_least", "at_most"}:
        return None
    # "12 of the cases we inspected" is a part of them.
    if re.match(r"\s(?:of|o[’']r)\s", after) or number.value == 1:
        return None
    is_ours = _AFTER[language].match(after) or _BEFORE[language].search(before)
    return number.value if is_ours else None
