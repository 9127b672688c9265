"""The overall rating so far, with its working and where its rules come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores
from judgements.policies.standings import Standing
from judgements.queries.overall import (
    explain_standing,
    overall_points_text,
    overall_standing,
    overall_word,
)
from scoring.standards import OverallRating
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
    standings: Mapping[str, Standing],
) -> OverallBlock | None:
    """Return the block, None in an edition without overall rating or while nothing is rated."""
    standing = overall_standing(content, scores, standings)
    if standing is None or content.cut_offs is None:
        return None
    origin = content.cut_offs.origin
    return OverallBlock(
        word=overall_word(content, standing),
        points=overall_points_text(standing.rating),
        working=[*explain_standing(standing), *_working(content, standing.rating)],
        provenance=origin.provenance,
        provenance_note=str(origin.source),
    )


def _working(content: FrameworkContent, overall: OverallRating) -> list[str]:
    sentences = []
    if overall.next_rating is not None and overall.more_to_rise is not None:
        sentences.append(
            ngettext(
                "%(count)d point more would make it: %(rating)s.",
                "%(count)d points more would make it: %(rating)s.",
                overall.more_to_rise,
            )
            % {
                "count": overall.more_to_rise,
                "rating": rating_word(content, overall.next_rating),
            }
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
