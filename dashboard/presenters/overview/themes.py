"""The themes side by side: what the cases indicate and what is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.queries.scoring import InspectionScores, StandardScore
from govuk.figures import percent_text
from inspections.models import Inspection
from judgements.policies.standings import NOT_JUDGED, Standing, is_moderated
from judgements.queries.standings import explain_base, explain_difference
from standards.queries.ratings import RatingMark, mark_rating
from standards.queries.sentences import domain_heading
from standards.types import FrameworkContent


@dataclass(frozen=True)
class ThemeRow:
    """One theme; `percent` is "" where it has no score, with the reason in `base`.

    `state` says whether the rating is agreed, "" where nobody needs to agree it; `reason` is why an
    agreed rating, or one to be agreed, is not the one indicated or recommended.
    """

    number: str
    title: str
    href: str
    percent: str
    base: str
    indicated: RatingMark | None
    judged: RatingMark | None
    state: str
    colour: str
    notes: list[str]
    reason: str


@dataclass(frozen=True)
class ThemeTable:
    """The themes of one domain, or all of them where the edition has no domains."""

    title: str
    rows: list[ThemeRow]


def present_themes(
    inspection: Inspection,
    content: FrameworkContent,
    scores: InspectionScores,
    standings: Mapping[str, Standing],
) -> list[ThemeTable]:
    """Return a row for every theme that the inspection covers, in their order, by domain."""
    tables = [
        ThemeTable(
            domain_heading(content, domain),
            [
                _row(
                    inspection,
                    content,
                    scores.standards[one.code],
                    standings.get(one.code, NOT_JUDGED),
                )
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
    standing: Standing,
) -> ThemeRow:
    standard, rating = score.standard, score.rating
    differs = standing.is_departure or standing.is_agreed_otherwise
    return ThemeRow(
        number=standard.number_text,
        title=str(standard.title),
        href=reverse("judgements:theme-detail", args=[inspection.reference, standard.code]),
        percent=percent_text(rating.percent) if rating else "",
        base=explain_base(content, score),
        indicated=mark_rating(content, rating.rating) if rating else None,
        judged=mark_rating(content, standing.rating) if standing.judgement else None,
        state=str(standing.state.label) if is_moderated(content) and standing.judgement else "",
        colour="green" if standing.is_final else "yellow",
        notes=_notes(content, score, standing),
        reason=standing.reason if differs and is_moderated(content) else "",
    )


def _notes(content: FrameworkContent, score: StandardScore, standing: Standing) -> list[str]:
    """Say what a reader must know beside the rating: other values, or that the cases moved on."""
    judgement = standing.judgement
    if judgement is None:
        return []
    indicated = score.rating.rating if score.rating else ""
    moved = judgement.indicated_rating != indicated
    return [
        *([_("Judged on other figures than today’s")] if moved else []),
        *explain_difference(content, standing),
    ]
