"""Who may change an assessment and when; each rule as a check that raises and a can_ twin."""

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.errors import AnswerRefused, RefusalCode, ReturnRefused
from cases.models import Assessment
from inspections.models import Inspection


def may_score(assessment: Assessment, user: User, permissions: frozenset[Permission]) -> bool:
    """Return whether the person's roles let them score this assessment, whatever its status."""
    is_own = assessment.scorer_id == user.pk and Permission.SCORE_OWN_CASES in permissions
    return is_own or Permission.SCORE_ANY_CASE in permissions


def is_open(assessment: Assessment, inspection: Inspection) -> bool:
    """Return whether answers can change: not submitted, and the report not published."""
    return not assessment.is_submitted and not inspection.is_published


def check_answer(
    assessment: Assessment,
    inspection: Inspection,
    user: User,
    permissions: frozenset[Permission],
) -> None:
    """Raise AnswerRefused unless this person may change answers of this assessment now."""
    if not may_score(assessment, user, permissions):
        raise AnswerRefused(
            RefusalCode.RIGHT,
            _("This case is not allocated to you, so you cannot change its answers."),
        )
    if inspection.is_published:
        raise AnswerRefused(
            RefusalCode.LOCKED, _("The report is published, so the answers can no longer change.")
        )
    if assessment.is_submitted:
        raise AnswerRefused(
            RefusalCode.LOCKED,
            _("This case is submitted. The lead inspector can return it to you for changes."),
        )


def check_standing(*, is_withdrawn: bool) -> None:
    """Raise AnswerRefused once a reserve is read instead of the case."""
    if is_withdrawn:
        raise AnswerRefused(
            RefusalCode.LOCKED,
            _("This case has left the sample, so its answers can no longer change."),
        )


def can_answer(
    assessment: Assessment,
    inspection: Inspection,
    user: User,
    permissions: frozenset[Permission],
) -> bool:
    """Return whether answers may be changed: for fields and buttons."""
    return may_score(assessment, user, permissions) and is_open(assessment, inspection)


def check_return(assessment: Assessment, inspection: Inspection) -> None:
    """Raise ReturnRefused unless the case is submitted and the report not published."""
    if not can_return(assessment, inspection):
        raise ReturnRefused(
            _("Only a submitted case of an unpublished inspection can be returned.")
        )


def can_return(assessment: Assessment, inspection: Inspection) -> bool:
    """Return whether the case could go back to its inspector."""
    return assessment.is_submitted and not inspection.is_published
