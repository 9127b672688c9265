"""The overall rating so far: ratings of the standards, and for others what their cases indicate.

Its figures come from scoring; its sentences stand on pages and in reports alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores
from judgements.policies.standings import NOT_JUDGED, Standing, is_moderated
from scoring.standards import OverallRating, rate_overall
from standards.queries.questionnaire import overall_rule
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent


@dataclass(frozen=True)
class OverallStanding:
    """The rating of those counted standards that are rated, and how many of them are judged.

    `waiting` of these are recommended and not agreed. `is_provisional` holds, where ratings must be
    agreed, until every counted standard of the inspection is.
    """

    rating: OverallRating
    judged: int
    counted: int
    waiting: int
    is_provisional: bool


def overall_standing(
    content: FrameworkContent,
    scores: InspectionScores,
    standings: Mapping[str, Standing],
) -> OverallStanding | None:
    """Return it, None in an edition without overall rating or while nothing is rated."""
    rule = overall_rule(content)
    if rule is None:
        return None
    counted = [one.code for one in content.standards if one.in_overall]
    rating = rate_overall(
        {code: _points(content, scores, standings, code) for code in counted}, rule
    )
    if rating is None:
        return None
    found = {code: standings.get(code, NOT_JUDGED) for code in counted}
    return OverallStanding(
        rating=rating,
        judged=sum(one.is_rated for one in found.values()),
        counted=len(counted),
        waiting=sum(one.is_waiting and one.is_rated for one in found.values()),
        is_provisional=is_moderated(content)
        and any(not found[code].is_final for code in counted if code in scores.standards),
    )


def overall_word(content: FrameworkContent, standing: OverallStanding) -> str:
    """Return "Good", or "Good (scaled), provisional" until every rating that counts is agreed."""
    word = rating_word(content, standing.rating.rating)
    if standing.rating.scaled:
        word = _("%(rating)s (scaled)") % {"rating": word}
    return _("%(rating)s, provisional") % {"rating": word} if standing.is_provisional else word


def overall_points_text(rating: OverallRating) -> str:
    """Return "26 of 36 points"."""
    return _("%(points)d of %(maximum)d points") % {
        "points": rating.points,
        "maximum": rating.maximum,
    }


def explain_standing(standing: OverallStanding) -> list[str]:
    """Say how much of it is indicated or recommended only, and what is missing."""
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
    if standing.waiting:
        sentences.append(
            ngettext(
                "Provisional: %(count)d standard counts as recommended, not agreed yet.",
                "Provisional: %(count)d standards count as recommended, not agreed yet.",
                standing.waiting,
            )
            % {"count": standing.waiting}
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
    standings: Mapping[str, Standing],
    code: str,
) -> int | None:
    if code in standings:
        return content.points_of(standings[code].rating)
    score = scores.standards.get(code)
    return score.rating.points if score and score.rating else None
