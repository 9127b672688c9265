"""Who says that somebody must not read a case, and who lifts it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from cases.errors import CaseConflictRefused
from cases.models import Assessment, CaseConflict
from inspections.models import Inspection
from inspections.policies import refusal_of

LEADING = {Permission.LEAD_TEAM, Permission.VIEW_ALL_CASES}


def check_declare(
    assessment: Assessment, user: User, by: User, permissions: Collection[Permission]
) -> None:
    """Raise NotAllowed unless they lead the team, or speak for themself of a case of their own."""
    is_own = assessment.scorer_id == by.pk == user.pk and Permission.SCORE_OWN_CASES in permissions
    if not (is_own or can_declare_for_others(permissions)):
        raise NotAllowed(refusal_of(Permission.LEAD_TEAM))


def can_declare_for_others(permissions: Collection[Permission]) -> bool:
    """Return whether somebody may say of anybody that they must not read a case."""
    return set(permissions) >= LEADING


def check_lift(conflict: CaseConflict, by: User, permissions: Collection[Permission]) -> None:
    """Raise NotAllowed unless this person leads the team; nobody lifts a conflict of their own."""
    if not can_declare_for_others(permissions):
        raise NotAllowed(refusal_of(Permission.LEAD_TEAM))
    if conflict.user_id == by.pk:
        raise NotAllowed(_("Somebody else who leads the team lifts a conflict of your own."))


def can_lift(conflict: CaseConflict, by: User, permissions: Collection[Permission]) -> bool:
    """Return whether this person may lift it."""
    return can_declare_for_others(permissions) and conflict.user_id != by.pk


def check_open(inspection: Inspection) -> None:
    """Raise CaseConflictRefused once the report is published."""
    if inspection.is_published:
        raise CaseConflictRefused(
            _("The report is published, so who reads its cases stays as it is.")
        )
