"""When a theme may be judged and what a judgement needs; each rule as a check and a can_ twin."""

from django.utils.translation import gettext as _

from inspections.models import Inspection
from judgements.errors import JudgementRefused
from standards.types import FrameworkContent


def can_judge(inspection: Inspection) -> bool:
    """Return whether judgements are still open: until the report is published."""
    return not inspection.is_published


def check_judge(inspection: Inspection) -> None:
    """Raise JudgementRefused once the report is published."""
    if not can_judge(inspection):
        raise JudgementRefused(
            _("The report of this inspection is published, so its judgements can no longer change.")
        )


def is_on_scale(content: FrameworkContent, rating: str) -> bool:
    """Return whether the code is one of the edition's judgement words."""
    return rating in content.rating_by_code


def check_on_scale(content: FrameworkContent, rating: str) -> None:
    """Raise JudgementRefused for a rating that the edition's scale does not have."""
    if not is_on_scale(content, rating):
        raise JudgementRefused(_("Choose one of the ratings of this framework."), "rating")


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
