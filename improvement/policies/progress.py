"""Who may tell progress, close an action, and verify it: never its owner."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ActionState
from improvement.errors import PlanRefused
from improvement.models import Action, ActionStep
from improvement.policies.plans import check_open


def can_report(action: Action, user: User, permissions: frozenset[Permission]) -> bool:
    """Return whether this person may tell how an open action goes: its owner, or a manager."""
    return action.state == ActionState.OPEN and _answers_for(action, user, permissions)


def can_close(action: Action, user: User, permissions: frozenset[Permission]) -> bool:
    """Return whether this person may say that an action is done: its owner alone."""
    is_owner = action.owner_id == user.pk and Permission.REPORT_PROGRESS in permissions
    return action.state == ActionState.OPEN and is_owner


def can_verify(
    action: Action, closing: ActionStep | None, user: User, permissions: frozenset[Permission]
) -> bool:
    """Return whether this person may verify a closed action, or return it to its owner."""
    return action.state == ActionState.CLOSED and not _why_not(action, closing, user, permissions)


def can_reopen(
    action: Action, closing: ActionStep | None, user: User, permissions: frozenset[Permission]
) -> bool:
    """Return whether this person may open a verified action again."""
    return action.state == ActionState.VERIFIED and not _why_not(action, closing, user, permissions)


def check_report(
    action: Action, user: User, permissions: frozenset[Permission], quarter: date, today: date
) -> None:
    """Raise PlanRefused for anybody else, for a closed action and for a quarter to come."""
    if not _answers_for(action, user, permissions):
        raise PlanRefused(_("The owner of an action tells its progress, or a service manager."))
    check_open(ActionState(action.state))
    if quarter > today:
        raise PlanRefused(_("This quarter has not begun."), "quarter")


def check_close(
    action: Action, user: User, permissions: frozenset[Permission], *, is_approved: bool
) -> None:
    """Raise PlanRefused for anybody but the owner, for an action that is not open, and before the
    board has approved the plan.
    """
    check_open(ActionState(action.state))
    if not can_close(action, user, permissions):
        raise PlanRefused(
            _("The owner closes an action. Where it has none, the service manager names one first.")
        )
    if not is_approved:
        raise PlanRefused(_("The board approves the plan before an action in it is closed."))


def check_verify(
    action: Action, closing: ActionStep | None, user: User, permissions: frozenset[Permission]
) -> None:
    """Raise PlanRefused for the owner, for others without the right, and unless it is closed."""
    _refuse(_why_not(action, closing, user, permissions))
    if action.state == ActionState.VERIFIED:
        raise PlanRefused(_("This action is verified already."))
    if action.state != ActionState.CLOSED:
        raise PlanRefused(_("This action is open: its owner closes it first."))


def check_reopen(
    action: Action, closing: ActionStep | None, user: User, permissions: frozenset[Permission]
) -> None:
    """Raise PlanRefused for whoever may not verify it, and unless it is verified."""
    _refuse(_why_not(action, closing, user, permissions))
    if action.state != ActionState.VERIFIED:
        raise PlanRefused(_("Only a verified action can be opened again."))


def _why_not(
    action: Action, closing: ActionStep | None, user: User, permissions: frozenset[Permission]
) -> str:
    """Say why this person may not verify, "" where they may."""
    if action.owner_id == user.pk:
        return _("You own this action, so the chair or the member named for it verifies it.")
    if closing is not None and closing.by_id == user.pk:
        return _("You closed this action, so somebody else verifies it.")
    is_chair = Permission.APPROVE_PLAN in permissions
    if Permission.VERIFY_ACTION in permissions and (is_chair or action.verifier_id == user.pk):
        return ""
    return _("The chair of the board, or the member named for it, verifies this action.")


def _answers_for(action: Action, user: User, permissions: frozenset[Permission]) -> bool:
    if Permission.REPORT_PROGRESS not in permissions:
        return False
    return action.owner_id == user.pk or Permission.EDIT_PLAN in permissions


def _refuse(reason: str) -> None:
    if reason:
        raise PlanRefused(reason)
