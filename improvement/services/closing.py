"""Closing an action, verifying it, returning it, and opening it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from improvement.choices import ActionState, ActionStepKind
from improvement.errors import PlanRefused
from improvement.models import Action, ActionStep
from improvement.policies.plans import check_changeable
from improvement.policies.progress import check_close, check_reopen, check_verify
from improvement.queries.progress import closing_of, last_step_of, lock_action
from improvement.queries.standing import plan_standing
from reports.errors import WritingRefused
from reports.services.saving import clean_text

STATES = {
    ActionStepKind.CLOSED: ActionState.CLOSED,
    ActionStepKind.VERIFIED: ActionState.VERIFIED,
    ActionStepKind.RETURNED: ActionState.OPEN,
    ActionStepKind.REOPENED: ActionState.OPEN,
}


@transaction.atomic
def close_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Say that an action is done, and how that shows; somebody else verifies it then.

    `seen` is the key of the last step that the person saw, 0 for none. Raises PlanRefused for
    anybody but the owner, before the board has approved the plan, and without a note.
    """
    locked, permissions = lock_action(action, by)
    standing = plan_standing(locked.plan)
    check_changeable(is_complete=standing.is_complete)
    check_close(locked, by, permissions, is_approved=standing.board is not None)
    told = _needed(note, _("Say what was achieved, and how it shows."))
    return _step(locked, ActionStepKind.CLOSED, told, seen, by)


@transaction.atomic
def verify_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Confirm that a closed action is done: the chair or the member named for it, not its owner."""
    locked, permissions = lock_action(action, by)
    check_changeable(is_complete=plan_standing(locked.plan).is_complete)
    check_verify(locked, closing_of(locked), by, permissions)
    return _step(locked, ActionStepKind.VERIFIED, _clean(note), seen, by)


@transaction.atomic
def return_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Send a closed action back to its owner, for a reason."""
    locked, permissions = lock_action(action, by)
    check_changeable(is_complete=plan_standing(locked.plan).is_complete)
    check_verify(locked, closing_of(locked), by, permissions)
    reason = _needed(note, _("Say what is missing, so that the owner can do it."))
    return _step(locked, ActionStepKind.RETURNED, reason, seen, by)


@transaction.atomic
def reopen_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Open a verified action again, for a reason."""
    locked, permissions = lock_action(action, by)
    check_changeable(is_complete=plan_standing(locked.plan).is_complete)
    check_reopen(locked, closing_of(locked), by, permissions)
    reason = _needed(note, _("Say why it is opened again."))
    return _step(locked, ActionStepKind.REOPENED, reason, seen, by)


def _step(action: Action, kind: ActionStepKind, note: str, seen: int, by: User) -> ActionStep:
    last = last_step_of(action)
    if (last.pk if last else 0) != seen:
        raise PlanRefused(_("Somebody changed this action after you opened it. Look at it again."))
    step = ActionStep.objects.create(
        action=action, kind=kind, note=note, owner=action.owner, by=by, at=timezone.now()
    )
    Action.objects.filter(pk=action.pk).update(state=STATES[kind])
    record_event(
        stream=action.plan.inspection.audit_stream,
        verb=f"action_{kind.value}",
        by=by.email,
        object_label=action.plan.inspection.reference,
        details={"action": str(action.uid), "step": step.pk, "note_length": len(note)},
    )
    return step


def _needed(note: str, message: str) -> str:
    cleaned = _clean(note)
    if not cleaned:
        raise PlanRefused(message, "note")
    return cleaned


def _clean(note: str) -> str:
    try:
        return clean_text(note)
    except WritingRefused as refusal:
        raise PlanRefused(str(refusal), "note") from refusal
