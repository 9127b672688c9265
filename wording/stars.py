"""Holds stars and points against the agreed ratings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from wording.faults import Place
from wording.mentions import Mention, names_service
from wording.numbers import Number, NumberKind, find_numbers
from wording.sayings import GENERAL
from wording.truth import Fault, FaultCode, RatingWord

# "From one star to four", and "we gave it two stars".
_OF_A_SCALE = re.compile(
    r"\b(?:range[sd]?|scale|possible|maximum|graddfa|amrywio)\b", re.IGNORECASE
)
_DRAWN = re.compile(r"(?P<full>[★⭐✭✮🌟]+)[☆✩]*")
_WE_GIVE = re.compile(
    r"\bwe (?:have )?(?:give|gave|given|award|awarded|rate|rated|judged?)\b|\brhoesom\b",
    re.IGNORECASE,
)


def check_stars(place: Place, mentions: Sequence[Mention]) -> Iterator[Fault]:
    """Find stars and points of a standard or the service that are not the agreed ones."""
    most = max((rating.points for rating in place.truth.scale), default=0)
    position = 0
    for number in sorted(_numbers(place), key=lambda one: one.start):
        if number.kind not in {NumberKind.STARS, NumberKind.POINTS}:
            continue
        before = [one for one in mentions if position <= one.start < number.start]
        position = number.end
        if place.sentence.is_bound(number.start, number.end):
            continue
        expected, code = _expected_points(place, number, mentions, before)
        if expected is None or number.bound != "exact":
            continue
        wholes = {None, most} if code else {number.whole}
        if number.value != expected or number.whole not in wholes:
            parameters = {"standard": code, "said": number.words, "agreed": str(expected)}
            yield place.fault(
                FaultCode.JUDGEMENT_CONTRADICTED, number.start, number.end, parameters
            )


def _numbers(place: Place) -> Iterator[Number]:
    """Yield the numbers of a sentence, and stars that are drawn."""
    yield from find_numbers(place.text, place.language)
    for found in _DRAWN.finditer(place.text):
        count = Fraction(len(found["full"]))
        yield Number(NumberKind.STARS, count, *found.span(), found.group())


def _expected_points(
    place: Place, number: Number, mentions: Sequence[Mention], before: Sequence[Mention]
) -> tuple[int | None, str]:
    own = place.truth.standard(place.passage.standard)
    mention = before[-1] if before else _given_to(place.text, number, mentions)
    if mention is not None:
        standards = mention.meant(own)
        standard = standards[0] if len(standards) == 1 else None
    elif names_service(place.truth, place.text):
        return place.truth.overall_points, ""
    else:
        standard = own if _gives_stars(place, number) else None
    if standard is None or standard.rating is None:
        return None, ""
    return _points(place.truth.scale, standard.rating), standard.code


def _gives_stars(place: Place, number: Number) -> bool:
    """Whether stars without a name beside them are those of the passage's own standard."""
    if number.kind is not NumberKind.STARS or _OF_A_SCALE.search(place.text):
        return False
    opens = not place.text[: number.start].strip(" (“\"'")
    return bool(opens or GENERAL[place.language].search(place.text) or _WE_GIVE.search(place.text))


def _given_to(text: str, number: Number, mentions: Sequence[Mention]) -> Mention | None:
    after = next((one for one in mentions if one.start >= number.end), None)
    joint = (
        r"(?:\s(?:judgement|rating|grade|were|was|has been|had been|given|awarded|earned))*"
        r"\s(?:for|in|on|to|ar gyfer|am|i)\s(?:(?:the|our|y)\s)?"
    )
    if after is None or re.fullmatch(joint, text[number.end : after.start]) is None:
        return None
    return after


def _points(scale: Sequence[RatingWord], rating: str) -> int | None:
    return next((one.points for one in scale if one.code == rating), None)
