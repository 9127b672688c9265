"""Rules of the yardstick: judgement words, bands, themes and case facts."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from standards.choices import JudgedFrom
from standards.errors import Fault
from standards.services.checking.nodes import Node, find_repeats
from standards.types import NOT_RATED, FactValue, Text


def check_yardstick(root: Node) -> Iterator[Fault]:
    """Faults of ratings, bands, standards and case facts."""
    yield from _check_ratings(root["ratings"]["words"])
    yield from _check_bands(root)
    yield from _check_cut_offs(root)
    yield from _check_standards(root)
    yield from _check_facts(root["case_facts"])


def rating_codes(root: Node) -> list[str]:
    """The codes of the judgement words, lowest first."""
    return [word.code for word in root["ratings"]["words"]]


def check_ratings_exist(parts: Node, codes: list[str]) -> Iterator[Fault]:
    """A fault for every part whose rating is not one of the judgement words."""
    for part in parts:
        if part["rating"].text not in codes:
            yield part["rating"].fault(
                _("“%(rating)s” is not one of the judgement words"), rating=part["rating"].text
            )


def _check_ratings(words: Node) -> Iterator[Fault]:
    yield from find_repeats(words)
    for word in words:
        if word["code"].text == NOT_RATED:
            yield word["code"].fault(_("“%(code)s” is kept for what is not rated"), code=NOT_RATED)
    below: int | None = None
    for word in words:
        points = word["points"].number
        if points is not None and below is not None and points <= below:
            yield word["points"].fault(_("points must rise from the lowest word to the highest"))
        below = points if points is not None else below


def _check_bands(root: Node) -> Iterator[Fault]:
    """Bands run in the order of the words, from 0 to 100, with neither gap nor overlap."""
    yield from _check_ranges(root["bands"]["ranges"], rating_codes(root), last=100)


def _check_cut_offs(root: Node) -> Iterator[Fault]:
    """Cut-offs run from 0 to the points that a service has when it is best in every standard."""
    if "rules" not in root or "overall" not in root["rules"]:
        return
    points = [word["points"].number or 0 for word in root["ratings"]["words"]]
    counted = [one for one in root["standards"] if one["in_overall"].flag(default=True)]
    most = max(points, default=0) * len(counted)
    yield from _check_ranges(root["rules"]["overall"]["cut_offs"], rating_codes(root), last=most)


def _check_ranges(listed: Node, codes: list[str], last: int) -> Iterator[Fault]:
    ranges = list(listed)
    named = [band["rating"].text for band in ranges]
    yield from check_ratings_exist(listed, codes)
    if set(named) == set(codes) and named != codes:
        yield listed.fault(_("bands must stand in the order of the words"))
    for code in codes:
        if code and code not in named:
            yield listed.fault(_("“%(rating)s” has no band"), rating=code)
    yield from _check_ends(ranges, last)


def _check_ends(ranges: list[Node], last: int) -> Iterator[Fault]:
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
    if ranges and expected != last + 1:
        yield ranges[-1]["top"].fault(_("the highest band must end at %(last)s"), last=last)


def _check_standards(root: Node) -> Iterator[Fault]:
    yield from find_repeats(root["standards"])
    yield from find_repeats(root["domains"])
    yield from _check_numbers(root["standards"])
    domains = [domain.code for domain in root["domains"]]
    for standard in root["standards"]:
        yield from find_repeats(standard["areas"])
        yield from _check_judging(standard)
        yield from _check_domain(standard, domains)


def _check_numbers(standards: Node) -> Iterator[Fault]:
    """Whole numbers rise; others, such as R1.1, are only not to be had twice."""
    below = 0
    taken: set[str] = set()
    for standard in standards:
        node = standard["number"]
        if node.number is not None and node.number <= below:
            yield node.fault(_("numbers must rise; %(n)s does not"), n=node.number)
        elif node.text in taken:
            yield node.fault(_("the number %(n)s is already used"), n=node.text)
        below = node.number if node.number is not None else below
        taken |= {node.text} - {""}


def _check_domain(standard: Node, domains: list[str]) -> Iterator[Fault]:
    named = standard["domain"]
    if named.text and named.text not in domains:
        yield named.fault(_("there is no domain “%(name)s”"), name=named.text)
    elif domains and not named.text:
        yield standard.fault(_("“%(name)s” must name its “domain”"), name=standard.code)


def _check_judging(standard: Node) -> Iterator[Fault]:
    judged_from = standard["judged_from"].text
    from_cases = judged_from in (JudgedFrom.CASES, JudgedFrom.KEY_QUESTIONS)
    if from_cases and "score_phrase" not in standard:
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
            Text.read(label),
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
