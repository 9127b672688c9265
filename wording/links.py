"""What a sentence is linked to by its markers, and the figures that its numbers may then give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from wording.clauses import Sense
from wording.markers import Marker
from wording.numbers import Number, NumberKind, find_numbers
from wording.reading import ReadSentence
from wording.truth import Counted, Truth

_COUNTED = ("question", "key", "standard")
# Facts of a standard that say nothing of what was counted.
_JUDGED = ("rating", "stars", "points")


class Of(StrEnum):
    """What a share is of: the work, a reason that was given, or whether a question applied."""

    WORK = "work"
    REASON = "reason"
    APPLYING = "applying"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and in which sense of a sentence it may be said."""

    part: int
    whole: int
    of: Of
    sense: Sense = Sense.EITHER

    def fits(self, sense: Sense) -> bool:
        """Whether a sentence of this sense can mean this share."""
        return Sense.EITHER in {sense, self.sense} or sense is self.sense


@dataclass(frozen=True, slots=True)
class Links:
    """The subjects of a sentence: what was counted, other facts as printed, and its backing."""

    counted: tuple[Counted, ...] = ()
    facts: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    is_about: bool = False
    is_backed: bool = False

    @property
    def is_linked(self) -> bool:
        """Whether every number of the sentence must be one of its subjects.

        A date or the number of all cases, filled in, binds no other number beside it.
        """
        return bool(self.counted) or self.is_about

    @property
    def names_reason(self) -> bool:
        """Whether the sentence is linked to how often a reason was given."""
        return any(subject.startswith("reason:") for subject in self.subjects)


def find_links(sentence: ReadSentence, truth: Truth) -> Links:
    """Return what a sentence is linked to."""
    markers = [placed.marker for placed in sentence.markers]
    subjects = dict.fromkeys(
        subject for one in markers if one.kind != "from" for subject in _subjects(one)
    )
    counted = tuple(one for one in truth.counted_subjects() if one.subject in subjects)
    known = {one.subject for one in counted}
    told = [one for one in subjects if one not in known]
    return Links(
        counted=counted,
        facts=tuple(_facts_about(told, truth)) if told else (),
        subjects=tuple(subjects),
        is_about=any(one.kind == "about" for one in markers),
        is_backed=any(one.kind == "from" for one in markers),
    )


def _facts_about(subjects: list[str], truth: Truth) -> Iterator[str]:
    beginnings = tuple(f"{subject}:" for subject in subjects)
    for key, text in truth.facts.items():
        if key in subjects or key.startswith(beginnings):
            yield text


def _subjects(marker: Marker) -> Iterator[str]:
    """Return the beginnings of fact keys that a marker stands for."""
    parts = marker.key.split(":")
    if parts[0] in _COUNTED and marker.kind == "fact" and parts[-1] in _JUDGED:
        yield marker.key
    elif parts[0] in _COUNTED:
        yield ":".join(parts[:2])
    elif parts[0] in {"reason", "split"} and len(parts) > 1:
        yield marker.key
        yield f"question:{parts[1]}"
    elif parts[0] in {"sample", "register"}:
        yield ":".join(parts[:2])
    else:
        yield parts[0]


def shares_of(counted: Counted, cases: int | None) -> list[Share]:
    """Return every so-many-of-so-many that was counted of a subject."""
    applicable = counted.applicable
    if counted.is_described:
        return list(_shares_of_answers(counted))
    shares = [
        Share(counted.sufficient, applicable, Of.WORK, Sense.SUFFICIENT),
        Share(counted.not_sufficient, applicable, Of.WORK, Sense.NOT_SUFFICIENT),
        Share(counted.not_applicable, applicable + counted.not_applicable, Of.APPLYING),
        Share(applicable, applicable + counted.not_applicable, Of.APPLYING),
    ]
    for count in counted.reasons.values():
        shares += [Share(count, counted.not_sufficient, Of.REASON)]
        shares += [Share(count, applicable, Of.REASON)]
    if cases is not None:
        shares += [Share(applicable, cases, Of.APPLYING)]
        shares += [Share(counted.not_applicable, cases, Of.APPLYING)]
        shares += [Share(count, cases, Of.REASON) for count in counted.reasons.values()]
    return [one for one in shares if one.whole]


def _shares_of_answers(counted: Counted) -> Iterator[Share]:
    """Return how often each answer was given, and how often another one."""
    for count in counted.reasons.values() if counted.applicable else ():
        yield Share(count, counted.applicable, Of.WORK)
        yield Share(counted.applicable - count, counted.applicable, Of.WORK)


def is_among(number: Number, shares: Sequence[Share]) -> bool:
    """Whether a number is one of these shares, as a count, a percentage or a ratio."""
    if number.kind is NumberKind.PERCENT:
        return any(agrees(number, Fraction(100 * one.part, one.whole)) for one in shares)
    if number.whole is not None:
        is_exact = any(
            agrees(number, Fraction(one.part)) and number.whole == one.whole for one in shares
        )
        return is_exact or _is_ratio_of(number, shares)
    # "Over 30" of 33 is said of what was found, never of all that was looked at.
    counts = {one.part for one in shares}
    counts |= {one.whole for one in shares if number.bound == "exact"}
    return any(agrees(number, Fraction(count)) for count in counts)


def _is_ratio_of(number: Number, shares: Sequence[Share]) -> bool:
    """Whether "nine out of ten" rounds one of the shares."""
    if number.whole is None or number.whole not in {2, 3, 4, 5, 10}:
        return False
    ratio = number.value / number.whole
    given = [Fraction(one.part, one.whole) for one in shares]
    if number.bound in {"over", "at_least"}:
        return any(share >= ratio for share in given)
    if number.bound in {"under", "at_most"}:
        return any(share <= ratio for share in given)
    return any(abs(share - ratio) <= Fraction(2, 100) for share in given)


def agrees(number: Number, value: Fraction) -> bool:
    """Whether a number, as exactly as it is written and bounded, can stand for a value."""
    if number.high is not None:
        return number.value <= value <= number.high
    if number.bound == "about":
        return abs(value - number.value) <= max(Fraction(3), number.value / 20)
    if number.bound == "over":
        return value > number.value
    if number.bound == "under":
        return value < number.value
    if number.bound == "at_least":
        return value >= number.value
    if number.bound == "at_most":
        return value <= number.value
    scale = 10**number.decimals
    return Fraction(rounded(value * scale), scale) == number.value


def rounded(value: Fraction) -> int:
    """Return the nearest whole number, a half going up, as percentages are displayed."""
    return (value + Fraction(1, 2)) // 1


def numbers_in_facts(links: Links, language: str) -> list[Number]:
    """Return the numbers in the printed texts of the linked facts."""
    return [number for text in links.facts for number in find_numbers(text, language)]
