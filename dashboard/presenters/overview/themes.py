"""The themes side by side: what the cases indicate and what is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.queries.scoring import InspectionScores, StandardScore
from govuk.figures import answers_text, cases_text, percent_text
from inspections.models import Inspection
from judgements.models import ThemeJudgement
from standards.types import FrameworkContent


@dataclass(frozen=True)
class Mark:
    """A rating as stars and word."""

    points: int
    of: int
    word: str


@dataclass(frozen=True)
class ThemeRow:
    """One theme; `percent` is "" where it has no score, with the reason in `base`."""

    number: str
    title: str
    href: str
    percent: str
    base: str
    indicated: Mark | None
    judged: Mark | None
    note: str


def present_themes(
    inspection: Inspection,
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
) -> list[ThemeRow]:
    """Return a row for every theme that the inspection covers, in their order."""
    return [
        _row(inspection, content, score, judgements.get(code))
        for code, score in scores.standards.items()
    ]


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
        indicated=_mark(content, rating.rating) if rating else None,
        judged=_mark(content, judgement.rating) if judgement else None,
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


def _mark(content: FrameworkContent, rating: str) -> Mark:
    word = content.rating_by_code[rating]
    return Mark(word.points, max(one.points for one in content.ratings), str(word.label))
