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
class ThemeCard:
    """One theme; `percent` is "" where it has no score, with the reason in `base`."""

    title: str
    href: str
    percent: str
    base: str
    indicated: Mark | None
    judged: Mark | None
    departs: bool


def present_themes(
    inspection: Inspection,
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
) -> list[ThemeCard]:
    """Return a card for every theme that the inspection covers, in their order."""
    return [
        _card(inspection, content, score, judgements.get(code))
        for code, score in scores.standards.items()
    ]


def _card(
    inspection: Inspection,
    content: FrameworkContent,
    score: StandardScore,
    judgement: ThemeJudgement | None,
) -> ThemeCard:
    standard, rating = score.standard, score.rating
    return ThemeCard(
        title=_("%(number)d. %(title)s") % {"number": standard.number, "title": standard.title},
        href=reverse("judgements:theme-detail", args=[inspection.reference, standard.code]),
        percent=percent_text(rating.percent) if rating else "",
        base=_base(score),
        indicated=_mark(content, rating.rating) if rating else None,
        judged=_mark(content, judgement.rating) if judgement else None,
        departs=bool(judgement and judgement.is_departure),
    )


def _base(score: StandardScore) -> str:
    if not score.standard.is_case_scored:
        return _("Judged from fieldwork, without a score")
    tally = score.tally
    answers = answers_text(tally.sufficient, tally.applicable)
    return f"{answers} {cases_text(tally.cases)}".strip()


def _mark(content: FrameworkContent, rating: str) -> Mark:
    word = content.rating_by_code[rating]
    return Mark(word.points, max(one.points for one in content.ratings), str(word.label))
