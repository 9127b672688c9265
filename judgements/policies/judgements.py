"""When a theme may be judged and what a judgement needs; each rule as a check and a can_ twin."""

from django.utils.translation import gettext as _

from cases.queries.scoring import StandardScore
from inspections.models import Inspection
from judgements.errors import JudgementRefused
from scoring.standards import reasons_for_discretion
from standards.queries.questionnaire import discretion_rule
from standards.queries.sentences import discretion_reasons
from standards.types import NOT_RATED, FrameworkContent


def can_judge(inspection: Inspection) -> bool:
    """Return whether judgements are still open: until the report is published."""
    return not inspection.is_published


def check_judge(inspection: Inspection) -> None:
    """Raise JudgementRefused once the report is published."""
    if not can_judge(inspection):
        raise JudgementRefused(
            _("The report of this inspection is published, so its judgements can no longer change.")
        )


def can_stay_unrated(score: StandardScore) -> bool:
    """Return whether it may be judged “not rated”.

    The edition must say when, or every case that could indicate a rating must be missing.
    """
    standard = score.standard
    return bool(standard.unrated_when) or (standard.is_case_scored and score.rating is None)


def check_rating(content: FrameworkContent, score: StandardScore, rating: str) -> None:
    """Raise JudgementRefused for a rating that this cannot have."""
    if rating == NOT_RATED and can_stay_unrated(score):
        return
    if rating not in content.rating_by_code:
        raise JudgementRefused(_("Choose one of the ratings of this framework."), "rating")


def grounds_for_departing(content: FrameworkContent, score: StandardScore) -> tuple[str, ...]:
    """Return the codes of what now allows a departure; none in an edition without such a rule."""
    rule = discretion_rule(content)
    if rule is None or score.rating is None:
        return ()
    return reasons_for_discretion(score.rating, rule)


def check_discretion(content: FrameworkContent, score: StandardScore, ground: str) -> None:
    """Raise JudgementRefused for a departure without one of the grounds that the edition asks for.

    Only for editions with a rule on discretion; others ask for a reason alone.
    """
    allowed = grounds_for_departing(content, score)
    if not allowed:
        raise JudgementRefused(
            _(
                "The band stands. A judgement may depart from it only where one of these holds, "
                "and none does here: %(reasons)s."
            )
            % {"reasons": "; ".join(discretion_reasons(content))},
            "rating",
        )
    if ground not in allowed:
        raise JudgementRefused(
            _("Choose the ground on which the judgement departs from the band."), "ground"
        )


def needs_reason(*, rating: str, indicated: str) -> bool:
    """Return whether the judgement must be argued.

    It must where it departs from the band, and where nothing is indicated ("").
    """
    return rating != indicated


def check_reason(*, rating: str, indicated: str, reason: str) -> None:
    """Raise JudgementRefused for a judgement that must be argued and is not."""
    if reason.strip() or not needs_reason(rating=rating, indicated=indicated):
        return
    if indicated:
        raise JudgementRefused(
            _("Your judgement departs from the rating that the cases indicate. Say why."), "reason"
        )
    raise JudgementRefused(
        _("No rating is indicated by cases here. Say on what ground you judge."), "reason"
    )
