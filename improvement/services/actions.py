"""The actions of a plan: adding, changing, attaching, moving, removing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ActionState, ActionStepKind, LineKind
from improvement.errors import PlanRefused
from improvement.models import Action, ActionStep, DueDateChange, ImprovementPlan
from improvement.policies.plans import check_due_date, check_open, check_people, check_removal
from improvement.queries.changes import approved_due_dates
from improvement.queries.content import plan_content
from improvement.queries.people import service_user_ids
from improvement.queries.standing import approved_content
from improvement.services.saving import needed_text, open_plan, plan_text, record
from improvement.types import ActionContent
from inspections.choices import Direction
from inspections.policies.ordering import change_places
from reports.errors import AlreadyRemoved
from reports.services.saving import save_version


@transaction.atomic
def add_action(
    *, plan: ImprovementPlan, content: ActionContent, by: User, line: str = ""
) -> Action:
    """Add an action to a line by its key, or to none yet.

    Raises NotAllowed for whoever may not edit the plan, and PlanRefused once it is complete, for
    an unknown line, and for people who cannot own or verify it.
    """
    locked = open_plan(plan, by)
    _check_people(locked, content, None)
    last = locked.actions.aggregate(last=Max("position"))["last"] or 0
    action = Action.objects.create(
        plan=locked,
        position=last + 1,
        edited_by=by,
        **_fields(content),
        **_place(locked, line),
    )
    record(locked, "plan_action_added", by, id=action.pk, line=line, due=content.due_date)
    return action


@transaction.atomic
def edit_action(
    *,
    action: Action,
    content: ActionContent,
    base_version: int,
    by: User,
    line: str | None = None,
) -> None:
    """Change an action; a date that the board approved moves with a reason and stays on record.

    `line` is the key of the line it belongs to from now on, "" for none, None for that where it
    is. Raises as add_action, StaleSave, and PlanRefused unless it is open.
    """
    plan = open_plan(action.plan, by)
    before = _stored(action)
    check_open(ActionState(before.state))
    _check_people(plan, content, before)
    reason = plan_text(content.reason, "reason")
    is_fresh = before.version == base_version
    is_approved = str(action.uid) in approved_due_dates(approved_content(plan))
    if is_fresh and is_approved:
        check_due_date(before.due_date, content.due_date, reason)
    fields = {**_fields(content), **({} if line is None else _place(plan, line))}
    if not save_version(action, fields, base_version=base_version, by=by):
        return
    if (
        is_approved
        and before.due_date
        and content.due_date
        and (before.due_date != content.due_date)
    ):
        DueDateChange.objects.create(
            action=action,
            from_date=before.due_date,
            to_date=content.due_date,
            reason=reason,
            by=by,
            at=timezone.now(),
        )
    record(
        plan,
        "plan_action_edited",
        by,
        id=action.pk,
        version=action.version,
        due_before=before.due_date,
        due=content.due_date,
    )


@transaction.atomic
def attach_actions(*, plan: ImprovementPlan, wanted: Mapping[UUID, str], by: User) -> None:
    """Put actions that belong to no line of the plan to lines, by their uids and the lines' keys.

    Raises as add_action, and PlanRefused where somebody has attached one elsewhere meanwhile.
    """
    locked = open_plan(plan, by)
    content = plan_content(locked)
    for uid, line in wanted.items():
        standing = content.action(uid)
        if standing is None or (content.line(standing.line) and standing.line != line):
            raise PlanRefused(
                _("Somebody else has attached or removed one of these meanwhile. Look again.")
            )
        check_open(standing.state)
        action = locked.actions.get(uid=uid)
        fields = _place(locked, line)
        if save_version(action, fields, base_version=action.version, by=by):
            record(locked, "plan_action_attached", by, id=action.pk, line=line)


@transaction.atomic
def move_action(*, action: Action, direction: Direction, by: User) -> None:
    """Change places with the neighbour in its line; the first and the last stay put."""
    plan = open_plan(action.plan, by)
    stored = _stored(action)
    rows = plan.actions.exclude(state=ActionState.WITHDRAWN).filter(
        recommendation=stored.recommendation, own_line=stored.own_line_id
    )
    siblings = list(rows.order_by("position", "pk"))
    if stored not in siblings:
        raise AlreadyRemoved
    moved = change_places(siblings, stored, direction)
    if moved is not None:
        Action.objects.bulk_update(moved, ["position"])
        record(plan, "plan_action_moved", by, id=stored.pk, direction=str(direction))


@transaction.atomic
def remove_action(*, action: Action, reason: str, by: User) -> bool:
    """Take an action out of the plan; return whether it stays on record as withdrawn.

    One that no board approved and nobody reported on is deleted. Raises as add_action, and
    PlanRefused for one that is verified, and for one on record without a reason.
    """
    plan = open_plan(action.plan, by)
    stored = _stored(action)
    why = plan_text(reason, "reason")
    keeps = has_history(stored)
    check_removal(ActionState(stored.state), why, has_history=keeps)
    if not keeps:
        record(plan, "plan_action_removed", by, id=stored.pk)
        stored.delete()
        return False
    _withdraw(stored, why, by)
    record(plan, "plan_action_withdrawn", by, id=stored.pk)
    return True


def has_history(action: Action) -> bool:
    """Return whether an action stays on record: approved once, or reported on."""
    plan = action.plan
    approved = plan.approvals.filter(content__contains=str(action.uid)).exists()
    return approved or any(
        rows.exists() for rows in (action.steps, action.date_changes, action.updates)
    )


def _withdraw(action: Action, reason: str, by: User) -> None:
    now = timezone.now()
    action.state = ActionState.WITHDRAWN
    action.version += 1
    action.edited_by, action.edited_at = by, now
    action.save(update_fields=["state", "version", "edited_by", "edited_at"])
    ActionStep.objects.create(
        action=action,
        kind=ActionStepKind.WITHDRAWN,
        note=reason,
        owner=action.owner,
        by=by,
        at=now,
    )


def _stored(action: Action) -> Action:
    stored = Action.objects.select_related("owner").filter(pk=action.pk).first()
    if stored is None:
        raise AlreadyRemoved
    stored.plan = action.plan
    return stored


def _fields(content: ActionContent) -> Mapping[str, Any]:
    return {
        "what": needed_text(content.what, "what", _("Say what will be done.")),
        "owner_id": content.owner,
        "verifier_id": content.verifier,
        "due_date": content.due_date,
        "measure": plan_text(content.measure, "measure"),
        "evidence": plan_text(content.evidence, "evidence"),
    }


def _place(plan: ImprovementPlan, line: str) -> Mapping[str, Any]:
    """Return the fields that put an action to a line of the plan as it stands."""
    if not line:
        return {"recommendation": "", "own_line_id": None}
    if plan_content(plan).line(line) is None:
        raise PlanRefused(_("This line is not in the plan. Choose another."), "line")
    kind, _colon, uid = line.partition(":")
    if kind == LineKind.OWN:
        return {"recommendation": "", "own_line_id": plan.own_lines.get(uid=uid).pk}
    return {"recommendation": line, "own_line_id": None}


def _check_people(plan: ImprovementPlan, content: ActionContent, before: Action | None) -> None:
    """Let stand who is named already, though their role has ended."""
    service = plan.inspection.service
    owners = set(service_user_ids(service, Permission.VIEW_PLAN))
    verifiers = set(service_user_ids(service, Permission.VERIFY_ACTION))
    if before is not None and before.owner_id is not None:
        owners.add(before.owner_id)
    if before is not None and before.verifier_id is not None:
        verifiers.add(before.verifier_id)
    check_people(content.owner, content.verifier, owners=owners, verifiers=verifiers)
