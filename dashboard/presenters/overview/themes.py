"""The themes side by side: what the cases indicate and what is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.queries.scoring import InspectionScores, StandardScore
from govuk.figures import answers_text, cases_text, percent_text
from inspections.models import Inspection
from judgements.models import ThemeJudgement
from standards.presenters.ratings import RatingMark, mark_rating
from standards.types import FrameworkContent


@dataclass(frozen=True)
class ThemeRow:
    """One theme; `percent` is "" where it has no score, with the reason in `base`."""

    number: str
    title: str
    href: str
    percent: str
    base: str
    indicated: RatingMark | None
    judged: RatingMark | None
    note: str


@dataclass(frozen=True)
class ThemeTable:
    """The themes of one domain, or all of them where the edition has no domains."""

    title: str
    rows: list[ThemeRow]


def present_themes(
    inspection: Inspection,
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
) -> list[ThemeTable]:
    """Return a row for every theme that the inspection covers, in their order, by domain."""
    tables = {
        domain.code: ThemeTable(f"{domain.number}. {domain.title}", [])
        for domain in content.domains
    } or {"": ThemeTable(capfirst(str(content.standards_noun)), [])}
    for code, score in scores.standards.items():
        row = _row(inspection, content, score, judgements.get(code))
        tables[score.standard.domain].rows.append(row)
    return [one for one in tables.values() if one.rows]


def _row(
    inspection: Inspection,
    content: FrameworkContent,
    score: StandardScore,
    judgement: ThemeJudgement | None,
) -> ThemeRow:
    standard, rating = score.standard, score.rating
    return ThemeRow(
        number=standard.number,
        title=str(standard.title),
        href=reverse("judgements:theme-detail", args=[inspection.reference, standard.code]),
        percent=percent_text(rating.percent) if rating else "",
        base=_base(score),
        indicated=mark_rating(content, rating.rating) if rating else None,
        judged=mark_rating(content, judgement.rating) if judgement else None,
        note=_note(score, judgement),
    )


def _base(score: StandardScore) -> str:
    if not score.standard.is_case_scored:
        return _("Judged from fieldwork, without a score")
    tally = score.tally
    answers = answers_text(tally.sufficient, tally.applicable)
    base = f"{answers} {cases_text(tally.cases)}".strip()
    if not score.decided_by:
        return base
    return _("%(base)s; key question %(code)s decides") % {"base": base, "code": score.decided_by}


def _note(score: StandardScore, judgement: ThemeJudgement | None) -> str:
    """Say what a reader must know beside the stars: a departure, or that the cases moved on."""
    if judgement is None:
        return ""
    indicated = score.rating.rating if score.rating else ""
    if judgement.indicated_rating != indicated:
        return _("Judged on other figures than today’s")
    return _("Departs from the rating indicated") if judgement.is_departure else ""
