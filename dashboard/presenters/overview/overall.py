"""The overall rating so far: judged standards, and for the others what their cases indicate."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores
from judgements.models import ThemeJudgement
from scoring.standards import OverallRating, rate_overall
from standards.queries.questionnaire import overall_rule
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent


@dataclass(frozen=True)
class OverallBlock:
    """The overall rating with its points, and its working in sentences."""

    word: str
    points: str
    working: list[str]
    provenance: str
    provenance_note: str


def present_overall(
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
) -> OverallBlock | None:
    """Return the block, None in an edition without overall rating or while nothing is rated."""
    rule = overall_rule(content)
    if rule is None or content.cut_offs is None:
        return None
    counted = [code for code, one in scores.standards.items() if one.standard.in_overall]
    points = {code: _points(content, scores, judgements, code) for code in counted}
    overall = rate_overall(points, rule)
    if overall is None:
        return None
    judged = sum(code in judgements for code in counted)
    origin = content.cut_offs.origin
    return OverallBlock(
        word=rating_word(content, overall.rating),
        points=_("%(points)d of %(maximum)d points")
        % {"points": overall.points, "maximum": overall.maximum},
        working=[*_standing(judged, overall.rated, len(counted)), *_working(content, overall)],
        provenance=origin.provenance,
        provenance_note=str(origin.source),
    )


def _points(
    content: FrameworkContent,
    scores: InspectionScores,
    judgements: Mapping[str, ThemeJudgement],
    code: str,
) -> int | None:
    if code in judgements:
        return content.points_of(judgements[code].rating)
    rating = scores.standards[code].rating
    return rating.points if rating else None


def _standing(judged: int, rated: int, counted: int) -> list[str]:
    """How much of it is judged, how much only indicated, and what is missing."""
    sentences = []
    if judged < rated:
        sentences.append(
            ngettext(
                "Provisional: %(count)d standard counts as its cases indicate, not judged yet.",
                "Provisional: %(count)d standards count as their cases indicate, not judged yet.",
                rated - judged,
            )
            % {"count": rated - judged}
        )
    if rated < counted:
        sentences.append(
            ngettext(
                "%(count)d standard is not rated, so the cut-offs are scaled to the others.",
                "%(count)d standards are not rated, so the cut-offs are scaled to the others.",
                counted - rated,
            )
            % {"count": counted - rated}
        )
    return sentences


def _working(content: FrameworkContent, overall: OverallRating) -> list[str]:
    sentences = []
    if overall.next_rating is not None and overall.more_to_rise is not None:
        sentences.append(
            ngettext(
                "%(count)d point more would make it: %(rating)s.",
                "%(count)d points more would make it: %(rating)s.",
                overall.more_to_rise,
            )
            % {"count": overall.more_to_rise, "rating": rating_word(content, overall.next_rating)}
        )
    if overall.fewer_to_fall is not None:
        sentences.append(
            ngettext(
                "With %(count)d point fewer it would fall to the rating below.",
                "With %(count)d points fewer it would fall to the rating below.",
                overall.fewer_to_fall,
            )
            % {"count": overall.fewer_to_fall}
        )
    return sentences
