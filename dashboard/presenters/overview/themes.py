"""The themes side by side: what the cases indicate and what is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.queries.scoring import InspectionScores, StandardScore
from govuk.figures import answers_text, cases_of_text, cases_text, percent_text
from inspections.models import Inspection
from judgements.choices import Ground
from judgements.models import ThemeJudgement
from standards.queries.ratings import RatingMark, mark_rating
from standards.queries.sentences import domain_heading
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
    tables = [
        ThemeTable(
            domain_heading(content, domain),
            [
                _row(inspection, content, scores.standards[one.code], judgements.get(one.code))
                for one in standards
                if one.code in scores.standards
            ],
        )
        for domain, standards in content.standards_by_domain
    ]
    return [table for table in tables if table.rows]


def _row(
    inspection: Inspection,
    content: FrameworkContent,
    score: StandardScore,
    judgement: ThemeJudgement | None,
) -> ThemeRow:
    standard, rating = score.standard, score.rating
    return ThemeRow(
        number=standard.number_text,
        title=str(standard.title),
        href=reverse("judgements:theme-detail", args=[inspection.reference, standard.code]),
        percent=percent_text(rating.percent) if rating else "",
        base=_base(content, score),
        indicated=mark_rating(content, rating.rating) if rating else None,
        judged=mark_rating(content, judgement.rating) if judgement else None,
        note=_note(score, judgement),
    )


def _base(content: FrameworkContent, score: StandardScore) -> str:
    if not score.standard.is_case_scored:
        return _("Judged from fieldwork, without a score")
    tally = score.tally
    if score.standard.is_pooled:
        answers = answers_text(tally.sufficient, tally.applicable)
        return f"{answers} {cases_text(tally.cases)}".strip()
    base = cases_of_text(tally.sufficient, tally.applicable)
    if not score.decided_by:
        return base
    return _("%(base)s on key question %(code)s, the lowest: %(text)s") % {
        "base": base,
        "code": score.decided_by,
        "text": content.key_question_by_code[score.decided_by].text,
    }


def _note(score: StandardScore, judgement: ThemeJudgement | None) -> str:
    """Say what a reader must know beside the stars: a departure, or that the cases moved on."""
    if judgement is None:
        return ""
    indicated = score.rating.rating if score.rating else ""
    if judgement.indicated_rating != indicated:
        return _("Judged on other figures than today’s")
    if judgement.ground:
        return _("Departs from the rating indicated, because %(ground)s") % {
            "ground": Ground(judgement.ground).label
        }
    return _("Departs from the rating indicated") if judgement.is_departure else ""
