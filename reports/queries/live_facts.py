"""The live facts of an inspection, and texts with their markers filled in from them.

Both speak the language that is active.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from judgements.queries.overall import overall_points_text, overall_standing
from reports.queries.live_children import facts_of_children
from reports.queries.live_figures import (
    FIGURES,
    facts_of_key_questions,
    facts_of_questions,
    facts_of_reasons,
    facts_of_score,
)
from reports.queries.live_registers import facts_of_registers
from reports.queries.sentences import points_text
from reports.types import LiveFact, LiveFacts
from standards.queries.ratings import rating_word
from standards.types import NOT_RATED, StandardContent
from wording.markers import fill_markers

# Material holds the facts made from it, so it cannot be imported while it is loaded itself.
if TYPE_CHECKING:
    from reports.queries.material import Material


def live_facts(material: Material) -> LiveFacts:
    """Return every fact that a sentence of this report can hold, by its key."""
    facts = (
        *_about_inspection(material),
        *_about_overall(material),
        *(fact for one in material.standards for fact in _about_standard(material, one)),
        *facts_of_reasons(material, "", _("The cases")),
        *facts_of_children(material),
        *facts_of_registers(material),
    )
    return {fact.key: fact for fact in facts}


def facts_about(material: Material, key: str) -> Iterator[LiveFact]:
    """Yield facts among which the one of this key is, if there is one: far fewer than there are.

    A text names few facts, and a preview is asked for often.
    """
    scores = material.scores
    kind, code, figure = (*key.split(":", 2), "", "")[:3]
    if kind in ("cases", "date", "team"):
        yield from _about_inspection(material)
    elif kind == "overall":
        yield from _about_overall(material)
    elif kind == "question" and code in scores.questions:
        score = scores.questions[code]
        group = _group_of(material, material.content.standard_by_code[score.question.standard])
        yield from facts_of_questions([score], group, [figure] if figure in FIGURES else ())
    elif kind == "reason" and (code in scores.facts or code in scores.questions):
        standard = material.content.question_by_code[code].standard
        found = material.content.standard_by_code.get(standard)
        group = _group_of(material, found) if found else _("The cases")
        yield from facts_of_reasons(material, standard, group)
    elif kind == "standard" and code in scores.standards:
        yield from _about_judgement(material, scores.standards[code].standard)
    elif kind == "register":
        yield from facts_of_registers(material)
    else:
        yield from (fact for fact in material.facts.values() if fact.key == key)


def fill_text(material: Material, text: str) -> str:
    """Return a text with its live facts filled in, and a visible gap for each without a value."""

    def look_up(key: str) -> str | None:
        fact = material.fact(key)
        return fact.text or None if fact else None

    return fill_markers(text, look_up, fact_gap)


def fact_gap(key: str) -> str:
    """Return what stands where a live fact has no value."""
    return _("[no value for %(key)s]") % {"key": key}


def _about_inspection(material: Material) -> Iterator[LiveFact]:
    group = _("The inspection")
    for code, label, count in (
        ("cases", _("Cases in the sample"), material.scores.total),
        ("cases:submitted", _("Cases assessed so far"), material.scores.submitted),
        ("team:inspectors", _("People in the inspection team"), _people(material)),
    ):
        yield LiveFact(code, group, label, str(count), Fraction(count))
    inspection = material.inspection
    for code, label, day in (
        ("announced", _("Date of the announcement"), inspection.announced_date),
        ("week-one", _("First day of the first week"), inspection.week_one_date),
        ("week-two", _("First day of the second week"), inspection.week_two_date),
        ("draft", _("Date of the draft"), inspection.draft_due_date),
        ("publication", _("Date of publication"), inspection.publication_date),
    ):
        yield LiveFact(f"date:{code}", group, label, date_format(day))


def _people(material: Material) -> int:
    return len({member.user_id for member in material.team})


def _about_overall(material: Material) -> Iterator[LiveFact]:
    if material.content.cut_offs is None:
        return
    group = _("Overall rating")
    standing = overall_standing(material.content, material.scores, material.standings)
    why = "" if standing else _("Nothing is rated yet.")
    yield LiveFact(
        "overall:rating",
        group,
        _("Overall rating"),
        rating_word(material.content, standing.rating.rating) if standing else "",
        withheld=why,
    )
    yield LiveFact(
        "overall:points",
        group,
        _("Points of the overall rating"),
        overall_points_text(standing.rating) if standing else "",
        Fraction(standing.rating.points) if standing else None,
        standing.rating.maximum if standing else None,
        withheld=why,
    )


def _group_of(material: Material, standard: StandardContent) -> str:
    return f"{material.content.name_of(standard)}: {standard.title}"


def _about_standard(material: Material, standard: StandardContent) -> Iterator[LiveFact]:
    group = _group_of(material, standard)
    yield from _about_judgement(material, standard)
    if standard.is_case_scored:
        yield from facts_of_key_questions(material.scores.standards[standard.code], group)
    yield from facts_of_questions(material.scores.questions_of(standard.code), group)
    yield from facts_of_reasons(material, standard.code, group)


def _about_judgement(material: Material, standard: StandardContent) -> Iterator[LiveFact]:
    group = _group_of(material, standard)
    yield from _ratings(material, standard, group)
    if standard.is_case_scored:
        score = material.scores.standards[standard.code]
        yield from facts_of_score(score, material.scores.questions_of(standard.code), group)


def _ratings(material: Material, standard: StandardContent, group: str) -> Iterator[LiveFact]:
    content = material.content
    code = material.standing_of(standard.code).rating
    rating = material.rating_of(standard.code)
    why = "" if rating else _("It is not rated yet.")
    word = rating_word(content, code) if rating or code == NOT_RATED else ""
    yield LiveFact(
        f"standard:{standard.code}:rating",
        group,
        _("Judgement") if content.is_starred else _("Rating"),
        word.lower() if content.is_starred else word,
        withheld="" if word else why,
    )
    points = Fraction(rating.points) if rating else None
    most = content.most_points
    if content.is_starred:
        key, label = f"standard:{standard.code}:stars", _("Stars")
        text = _stars(rating.points) if rating else ""
    else:
        key, label = f"standard:{standard.code}:points", _("Points")
        text = points_text(rating, most) if rating else ""
    yield LiveFact(key, group, label, text, points, most, withheld=why)


def _stars(count: int) -> str:
    return ngettext("%(count)d star", "%(count)d stars", count) % {"count": count}
