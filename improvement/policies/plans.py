"""When a plan may be started and changed, and what may become of its actions."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from improvement.choices import ActionState
from improvement.errors import PlanRefused
from inspections.choices import Stage

# From these stages on the service has heard the feedback.
AFTER_FEEDBACK = frozenset({Stage.DRAFTING, Stage.WITH_SERVICE, Stage.PUBLISHED})


def can_start(stage: Stage, *, has_feedback: bool) -> bool:
    """Return whether the service may start its plan: from the day of feedback on."""
    return has_feedback or stage in AFTER_FEEDBACK


def check_start(stage: Stage, *, has_feedback: bool) -> None:
    """Raise PlanRefused before the day of feedback."""
    if not can_start(stage, has_feedback=has_feedback):
        raise PlanRefused(_("The plan can be started from the day of feedback on."))


def check_changeable(*, is_complete: bool) -> None:
    """Raise PlanRefused once the plan is signed off as complete."""
    if is_complete:
        raise PlanRefused(
            _(
                "The plan is signed off as complete, so it can no longer change. The board chair "
                "can carry it on."
            )
        )


def check_open(state: ActionState) -> None:
    """Raise PlanRefused unless the action is open."""
    if state == ActionState.WITHDRAWN:
        raise PlanRefused(_("This action is withdrawn from the plan."))
    if state != ActionState.OPEN:
        raise PlanRefused(_("This action is closed. Have it opened again to change it."))


def check_people(
    owner: int | None, verifier: int | None, *, owners: Collection[int], verifiers: Collection[int]
) -> None:
    """Raise PlanRefused for somebody who has no part in the service, or who verifies their own."""
    if owner is not None and owner not in owners:
        raise PlanRefused(_("Choose somebody who has a role in the service."), "owner")
    if verifier is not None and verifier not in verifiers:
        raise PlanRefused(_("Only the board’s chair and members verify."), "verifier")
    if verifier is not None and verifier == owner:
        raise PlanRefused(
            _("Whoever owns an action does not verify it. Choose another."), "verifier"
        )


def check_due_date(before: date | None, after: date | None, reason: str) -> None:
    """Raise PlanRefused where a date that the board approved moves without a reason, or goes."""
    if after is None:
        raise PlanRefused(_("The board approved a date for this action. Enter one."), "due_date")
    if before != after and not reason:
        raise PlanRefused(_("The board approved another date. Say why this one moves."), "reason")


def check_removal(state: ActionState, reason: str, *, has_history: bool) -> None:
    """Raise PlanRefused where the action is done, or on record and no reason is given."""
    if state in {ActionState.VERIFIED, ActionState.WITHDRAWN}:
        raise PlanRefused(_("This action is verified or withdrawn, so it stays on record."))
    if has_history and not reason:
        raise PlanRefused(_("Say why this action is withdrawn."), "reason")
