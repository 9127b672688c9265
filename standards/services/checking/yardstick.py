"""Rules of the yardstick: judgement words, bands, themes and case facts."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from standards.choices import JudgedFrom
from standards.errors import Fault
from standards.services.checking.nodes import Node, find_repeats
from standards.types import FactValue, Text


def check_yardstick(root: Node) -> Iterator[Fault]:
    """Faults of ratings, bands, standards and case facts."""
    yield from _check_ratings(root["ratings"]["words"])
    yield from _check_bands(root)
    yield from _check_standards(root["standards"])
    yield from _check_facts(root["case_facts"])


def _check_ratings(words: Node) -> Iterator[Fault]:
    yield from find_repeats(words)
    below: int | None = None
    for word in words:
        points = word["points"].number
        if points is not None and below is not None and points <= below:
            yield word["points"].fault(_("points must rise from the lowest word to the highest"))
        below = points if points is not None else below


def _check_bands(root: Node) -> Iterator[Fault]:
    """Bands run in the order of the words, from 0 to 100, with neither gap nor overlap."""
    ranges = list(root["bands"]["ranges"])
    codes = [word.code for word in root["ratings"]["words"]]
    named = [band["rating"].text for band in ranges]
    for band in ranges:
        if band["rating"].text not in codes:
            yield band["rating"].fault(
                _("“%(rating)s” is not one of the judgement words"), rating=band["rating"].text
            )
    if set(named) == set(codes) and named != codes:
        yield root["bands"]["ranges"].fault(_("bands must stand in the order of the words"))
    for code in codes:
        if code and code not in named:
            yield root["bands"]["ranges"].fault(_("“%(rating)s” has no band"), rating=code)
    yield from _check_ends(ranges)


def _check_ends(ranges: list[Node]) -> Iterator[Fault]:
    expected = 0
    for band in ranges:
        floor, top = band["floor"].number, band["top"].number
        if floor is None or top is None:
            return
        if floor > expected:
            yield band["floor"].fault(
                _("there is a gap: nothing covers %(low)s to %(high)s"),
                low=expected,
                high=floor - 1,
            )
        if floor < expected:
            yield band["floor"].fault(
                _("bands overlap: %(floor)s already belongs to the band before"), floor=floor
            )
        if top < floor:
            yield band["top"].fault(_("the band ends before it begins"))
        expected = top + 1
    if ranges and expected != 101:
        yield ranges[-1]["top"].fault(_("the highest band must end at 100"))


def _check_standards(standards: Node) -> Iterator[Fault]:
    yield from find_repeats(standards)
    below = 0
    for standard in standards:
        number = standard["number"].number
        if number is not None and number <= below:
            yield standard["number"].fault(_("numbers must rise; %(n)s does not"), n=number)
        below = number if number is not None else below
        yield from find_repeats(standard["areas"])
        yield from _check_judging(standard)


def _check_judging(standard: Node) -> Iterator[Fault]:
    judged_from = standard["judged_from"].text
    if judged_from == JudgedFrom.CASES and "score_phrase" not in standard:
        yield standard.fault(_("“score_phrase” is missing: this one is judged from cases"))
    if judged_from == JudgedFrom.FIELDWORK and "score_phrase" in standard:
        yield standard["score_phrase"].fault(_("judged from fieldwork, so there is no score"))
    if judged_from == JudgedFrom.FIELDWORK and standard["chart"].flag(default=False):
        yield standard["chart"].fault(_("judged from fieldwork, so there is nothing to chart"))


def _check_facts(facts: Node) -> Iterator[Fault]:
    yield from find_repeats(facts)
    for fact in facts:
        yield from find_repeats(fact["values"])
        yield from _check_spellings(fact["values"])


def _check_spellings(values: Node) -> Iterator[Fault]:
    """No spelling may read as two values."""
    taken: dict[str, str] = {}
    for value in values:
        label = value["label"].value
        read = FactValue(
            value.code,
            Text.read(label if isinstance(label, str) else value["label"]["en"].text),
            tuple(value["spellings"].texts()),
        )
        for spelling in sorted(read.accepted - {""}):
            owner = taken.setdefault(spelling, value.code)
            if owner != value.code:
                yield value.fault(
                    _("“%(spelling)s” could mean %(one)s or %(other)s"),
                    spelling=spelling,
                    one=owner,
                    other=value.code,
                )
