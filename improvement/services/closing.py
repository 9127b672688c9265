"""Closing an action, verifying it, returning it, and opening it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from improvement.choices import ActionState, ActionStepKind
from improvement.errors import PlanRefused
from improvement.models import Action, ActionStep
from improvement.policies.plans import check_changeable
from improvement.policies.progress import check_close, check_reopen, check_verify
from improvement.queries.progress import closing_of, last_step_of, lock_action
from improvement.queries.standing import approved_content, is_complete
from improvement.services.saving import needed_text, plan_text, record

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
    check_changeable(is_complete=is_complete(locked.plan))
    check_close(locked, by, permissions, is_approved=bool(approved_content(locked.plan)))
    told = needed_text(note, "note", _("Say what was achieved, and how it shows."))
    return _step(locked, ActionStepKind.CLOSED, told, seen, by)


@transaction.atomic
def verify_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Confirm that a closed action is done: the chair or the member named for it, not its owner."""
    locked, permissions = lock_action(action, by)
    check_changeable(is_complete=is_complete(locked.plan))
    check_verify(locked, closing_of(locked), by, permissions)
    return _step(locked, ActionStepKind.VERIFIED, plan_text(note, "note"), seen, by)


@transaction.atomic
def return_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Send a closed action back to its owner, for a reason."""
    locked, permissions = lock_action(action, by)
    check_changeable(is_complete=is_complete(locked.plan))
    check_verify(locked, closing_of(locked), by, permissions)
    reason = needed_text(note, "note", _("Say what is missing, so that the owner can do it."))
    return _step(locked, ActionStepKind.RETURNED, reason, seen, by)


@transaction.atomic
def reopen_action(*, action: Action, note: str, seen: int, by: User) -> ActionStep:
    """Open a verified action again, for a reason."""
    locked, permissions = lock_action(action, by)
    check_changeable(is_complete=is_complete(locked.plan))
    check_reopen(locked, closing_of(locked), by, permissions)
    reason = needed_text(note, "note", _("Say why it is opened again."))
    return _step(locked, ActionStepKind.REOPENED, reason, seen, by)


def _step(action: Action, kind: ActionStepKind, note: str, seen: int, by: User) -> ActionStep:
    last = last_step_of(action)
    if (last.pk if last else 0) != seen:
        raise PlanRefused(_("Somebody changed this action after you opened it. Look at it again."))
    step = ActionStep.objects.create(
        action=action, kind=kind, note=note, owner=action.owner, by=by, at=timezone.now()
    )
    Action.objects.filter(pk=action.pk).update(state=STATES[kind])
    record(
        action.plan,
        f"plan_action_{kind.value}",
        by,
        id=action.pk,
        step=step.pk,
        note_length=len(note),
    )
    return step
