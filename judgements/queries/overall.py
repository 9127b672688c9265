"""The overall rating so far: judged standards, and for the others what their cases indicate.

Its figures come from scoring; its sentences stand on pages and in reports alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores
from judgements.models import ThemeJudgement
from scoring.standards import OverallRating, rate_overall
from standards.queries.questionnaire import overall_rule
from standards.types import FrameworkContent


@dataclass(frozen=True)
class OverallStanding:
    """The rating of those counted standards that are rated, and how many of them are judged."""

    rating: OverallRating
    judged: int
    counted: int


def overall_standing(
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
) -> OverallStanding | None:
    """Return it, None in an edition without overall rating or while nothing is rated."""
    rule = overall_rule(content)
    if rule is None:
        return None
    counted = [one.code for one in content.standards if one.in_overall]
    rating = rate_overall(
        {code: _points(content, scores, judgements, code) for code in counted}, rule
    )
    if rating is None:
        return None
    judged = sum(code in judgements and judgements[code].is_rated for code in counted)
    return OverallStanding(rating, judged, len(counted))


def overall_points_text(rating: OverallRating) -> str:
    """Return "26 of 36 points"."""
    return _("%(points)d of %(maximum)d points") % {
        "points": rating.points,
        "maximum": rating.maximum,
    }


def explain_standing(standing: OverallStanding) -> list[str]:
    """Say how much of it is judged, how much only indicated, and what is missing."""
    indicated = standing.rating.rated - standing.judged
    missing = standing.counted - standing.rating.rated
    sentences = []
    if indicated:
        sentences.append(
            ngettext(
                "Provisional: %(count)d standard counts as its cases indicate, not judged yet.",
                "Provisional: %(count)d standards count as their cases indicate, not judged yet.",
                indicated,
            )
            % {"count": indicated}
        )
    if missing:
        sentences.append(
            ngettext(
                "%(count)d standard is not rated, so the cut-offs are scaled to the others.",
                "%(count)d standards are not rated, so the cut-offs are scaled to the others.",
                missing,
            )
            % {"count": missing}
        )
    return sentences


def _points(
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
    code: str,
) -> int | None:
    if code in judgements:
        return content.points_of(judgements[code].rating)
    score = scores.standards.get(code)
    return score.rating.points if score and score.rating else None
