"""Rating results that come from elsewhere: a sheet of percentages and ratings, unit by unit.

Rules and figures are the edition's; what they mean is in scoring.rating and scoring.standards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.utils.translation import gettext as _

from scoring.rating import Rating, Scale, rate, rate_percent
from scoring.standards import OverallRating, rate_by_lowest, rate_overall
from scoring.tally import Tally
from sheets.types import Row
from standards.errors import SheetRefused
from standards.queries.questionnaire import overall_rule, scale
from standards.services.row_faults import open_sheet, place
from standards.types import FrameworkContent, StandardContent

UNIT, STANDARD, KEY_QUESTION = "unit", "standard", "key_question"
PERCENT, SUFFICIENT, APPLICABLE, RATING = "percent", "sufficient", "applicable", "rating"

# What decided a standard that has no deciding key question.
DIRECT, POOLED = "direct", "percent"

_PERCENT = re.compile(r"\d{1,3}(?:\.\d{1,10})?")
_COUNT = re.compile(r"\d{1,6}")


@dataclass(frozen=True)
class RatedStandard:
    """A standard's rating; `decided_by` is a key question, or "direct", or "percent".

    `working` is the deciding percentage's, None for a direct rating.
    """

    rating: str
    points: int
    decided_by: str
    working: Rating | None


@dataclass(frozen=True)
class RatedUnit:
    """One service: its rated standards by code, in the edition's order, and the overall rating.

    `overall` is None where the edition has none, or where no counted standard is rated.
    """

    unit: str
    standards: Mapping[str, RatedStandard]
    overall: OverallRating | None


@dataclass
class _Given:
    """What a file says of one standard of one unit; the row numbers are for its faults."""

    row: int
    direct: RatedStandard | None = None
    key_questions: dict[str, Rating | None] = field(default_factory=dict)
    is_refused: bool = False


def rate_results(content: FrameworkContent, file: bytes) -> list[RatedUnit]:
    """Rate every unit of a CSV or Excel file, in the order in which the units first appear.

    Columns: unit, standard, key_question, percent, sufficient, applicable, rating. A standard is
    given by one row with a rating (or, where all answers make one percentage, with that), or by
    a row for each of its key questions; one that is not given is not rated. Raises SheetRefused
    with every fault and its row.
    """
    sheet = open_sheet(
        file,
        required=[UNIT, STANDARD],
        optional=[KEY_QUESTION, PERCENT, SUFFICIENT, APPLICABLE, RATING],
    )
    reader = _Reader(content)
    for row in sheet.rows:
        reader.read(row)
    return reader.finish()


class _Reader:
    """Takes rows one by one, and rates what they add up to."""

    def __init__(self, content: FrameworkContent) -> None:
        self.content = content
        self.scale: Scale = scale(content)
        self.faults: list[str] = []
        self.units: dict[str, dict[str, _Given]] = {}
        self.standards = {_plain(one.code): one for one in content.standards}
        self.standards |= {_plain(one.number): one for one in content.standards}
        self.ratings = {_plain(one.code): one for one in content.ratings}
        self.ratings |= {_plain(one.label.text_in("en").words): one for one in content.ratings}

    def read(self, row: Row) -> None:
        """Take one row, or note what is wrong with it."""
        before = len(self.faults)
        unit = row[UNIT]
        if not unit:
            self.refuse(row, UNIT, _("Name the unit."))
        standard = self.find_standard(row)
        if standard is None or not unit:
            return
        given = self.units.setdefault(unit, {}).setdefault(standard.code, _Given(row.number))
        if row.get(KEY_QUESTION):
            self.read_key_question(row, standard, given)
        else:
            self.read_direct(row, standard, given)
        given.is_refused = given.is_refused or len(self.faults) > before

    def find_standard(self, row: Row) -> StandardContent | None:
        """The standard that a row names by its code or its number."""
        found = self.standards.get(_plain(row[STANDARD]))
        if found is None:
            codes = ", ".join(one.code for one in self.content.standards)
            message = _("There is no standard “%(name)s”. The edition has: %(codes)s.")
            self.refuse(row, STANDARD, message % {"name": row[STANDARD], "codes": codes})
        return found

    def read_key_question(self, row: Row, standard: StandardContent, given: _Given) -> None:
        """Take the percentage of one key question."""
        code = row[KEY_QUESTION]
        own = {_plain(one.code): one.code for one in standard.key_questions}
        words = {"name": code, "standard": standard.code}
        if not standard.is_judged_by_key_questions:
            message = _("%(standard)s is not rated by key questions; give it one row without.")
            self.refuse(row, KEY_QUESTION, message % words)
        elif _plain(code) not in own:
            message = _("“%(name)s” is not a key question of %(standard)s.")
            self.refuse(row, KEY_QUESTION, message % words)
        elif own[_plain(code)] in given.key_questions:
            self.refuse(row, KEY_QUESTION, _("This unit has “%(name)s” already.") % words)
        elif given.direct:
            self.refuse(row, None, _twice(standard))
        else:
            if row.get(RATING):
                message = _("A key question has a percentage, not a rating.")
                self.refuse(row, RATING, message)
            given.key_questions[own[_plain(code)]] = self.read_percentage(row)

    def read_direct(self, row: Row, standard: StandardContent, given: _Given) -> None:
        """Take a rating, or the one percentage of all answers together."""
        if given.direct or given.key_questions:
            self.refuse(row, None, _twice(standard))
        elif row.get(RATING):
            given.direct = self.read_rating(row)
        elif not standard.is_pooled:
            self.refuse(row, RATING, _("Give the rating, or a row for every key question."))
        else:
            given.direct = _pool(self.read_percentage(row))

    def read_rating(self, row: Row) -> RatedStandard | None:
        """The rating that a row names by its code or in English."""
        if row.get(PERCENT) or row.get(SUFFICIENT) or row.get(APPLICABLE):
            self.refuse(row, RATING, _("Give a rating or a percentage, not both."))
        found = self.ratings.get(_plain(row[RATING]))
        if found is None:
            codes = ", ".join(one.code for one in self.content.ratings)
            message = _("“%(name)s” is not a rating. The edition has: %(codes)s.")
            self.refuse(row, RATING, message % {"name": row[RATING], "codes": codes})
            return None
        return RatedStandard(found.code, found.points, DIRECT, None)

    def read_percentage(self, row: Row) -> Rating | None:
        """The working of a percentage, from cases where they are given; None with a fault."""
        counts = self.read_counts(row)
        percent = self.read_percent(row)
        if counts is None:
            if percent is None and not (row.get(PERCENT) or row.get(SUFFICIENT)):
                self.refuse(row, PERCENT, _("Give the percentage, or sufficient and applicable."))
            return None if percent is None else rate_percent(percent, self.scale)
        rating = rate(counts, self.scale)
        if (
            rating
            and percent is not None
            and abs(percent - 100 * rating.proportion) > Fraction(1, 2)
        ):
            message = _("%(given)s%% does not go with %(sufficient)s of %(applicable)s.")
            words = {
                "given": row[PERCENT],
                "sufficient": counts.sufficient,
                "applicable": counts.applicable,
            }
            self.refuse(row, PERCENT, message % words)
        return rating

    def read_percent(self, row: Row) -> Fraction | None:
        """The percentage as written, exact."""
        written = row.get(PERCENT).removesuffix("%").strip()
        if not written:
            return None
        if not _PERCENT.fullmatch(written):
            message = _("“%(value)s” is not a percentage. Write a number such as 64 or 64.5.")
            self.refuse(row, PERCENT, message % {"value": row[PERCENT]})
            return None
        percent = Fraction(written)
        if percent > 100:
            message = _("%(value)s is more than 100.")
            self.refuse(row, PERCENT, message % {"value": written})
            return None
        return percent

    def read_counts(self, row: Row) -> Tally | None:
        """Sufficient out of applicable cases; None where they are not given, or with a fault."""
        written = {name: row.get(name) for name in (SUFFICIENT, APPLICABLE)}
        if not any(written.values()):
            return None
        for name, value in written.items():
            if not value:
                self.refuse(row, name, _("Give both sufficient and applicable, or neither."))
            elif not _COUNT.fullmatch(value):
                message = _("“%(value)s” is not a number of cases.")
                self.refuse(row, name, message % {"value": value})
        if not all(_COUNT.fullmatch(value) for value in written.values()):
            return None
        sufficient, applicable = int(written[SUFFICIENT]), int(written[APPLICABLE])
        if sufficient > applicable:
            message = _("%(sufficient)s is more than the %(applicable)s cases it applies to.")
            words = {"sufficient": sufficient, "applicable": applicable}
            self.refuse(row, SUFFICIENT, message % words)
            return None
        return Tally(sufficient, applicable - sufficient, cases=applicable)

    def refuse(self, row: Row, column: str | None, message: str) -> None:
        """Note a fault with its place."""
        self.faults.append(place(row.number, column, message))

    def finish(self) -> list[RatedUnit]:
        """Rate all units, or raise SheetRefused."""
        for unit, given in self.units.items():
            self.faults += self.find_gaps(unit, given)
        if self.faults:
            raise SheetRefused(self.faults)
        return [self.rate_unit(unit, given) for unit, given in self.units.items()]

    def find_gaps(self, unit: str, given: Mapping[str, _Given]) -> Iterator[str]:
        """A fault for every standard of which some key questions are given, but not all."""
        for code, one in given.items():
            own = self.content.standard_by_code[code].key_questions
            missing = [key.code for key in own if key.code not in one.key_questions]
            if one.key_questions and missing and not one.is_refused:
                message = _("%(unit)s has no result for %(missing)s: give every key question.")
                words = {"unit": unit, "missing": ", ".join(missing)}
                yield place(one.row, STANDARD, message % words)

    def rate_unit(self, unit: str, given: Mapping[str, _Given]) -> RatedUnit:
        """One unit's standards in the edition's order, and its overall rating."""
        found = {
            one.code: _decide(one, given[one.code])
            for one in self.content.standards
            if one.code in given
        }
        standards = {code: rated for code, rated in found.items() if rated is not None}
        return RatedUnit(unit, standards, self.rate_overall(standards))

    def rate_overall(self, standards: Mapping[str, RatedStandard]) -> OverallRating | None:
        """The rating of the points of those standards that count."""
        rule = overall_rule(self.content)
        if rule is None:
            return None
        counted = [one.code for one in self.content.standards if one.in_overall]
        points = {code: standards[code].points if code in standards else None for code in counted}
        return rate_overall(points, rule)


def _pool(working: Rating | None) -> RatedStandard | None:
    if working is None:
        return None
    return RatedStandard(working.rating, working.points, POOLED, working)


def _decide(standard: StandardContent, given: _Given) -> RatedStandard | None:
    if given.direct:
        return given.direct
    ordered = {one.code: given.key_questions[one.code] for one in standard.key_questions}
    lowest = rate_by_lowest(ordered)
    if lowest is None:
        return None
    return RatedStandard(lowest.rating, lowest.points, lowest.decided_by, lowest.deciding)


def rounding_moves(units: Sequence[RatedUnit]) -> Iterator[tuple[str, str, RatedStandard]]:
    """Unit, standard and rating wherever rounding the percentage changed the band."""
    for unit in units:
        for code, rated in unit.standards.items():
            if rated.working is not None and rated.working.is_moved_by_rounding:
                yield unit.unit, code, rated


def _twice(standard: StandardContent) -> str:
    message = _("%(standard)s is given already: one direct row, or all its key questions.")
    return message % {"standard": standard.code}


def _plain(written: str) -> str:
    return re.sub(r"[\s_-]+", " ", written).strip().casefold()
