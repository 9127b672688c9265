"""Reads of progress: actions with all that happened to them, and locks for who changes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ActionState, ActionStepKind, ApprovalKind
from improvement.models import (
    Action,
    ActionStep,
    Approval,
    CabinetCover,
    DueDateChange,
    ImprovementPlan,
    ProgressFile,
    ProgressUpdate,
)
from improvement.policies.actions import ActionStanding, local_day
from inspections.queries import lock_inspection
from inspections.queries.service_access import service_permissions

Row = TypeVar("Row", ProgressUpdate, ActionStep, DueDateChange)


def standings_of(plans: Iterable[ImprovementPlan]) -> dict[int, list[ActionStanding]]:
    """Return the actions of each plan, by its key, with all that happened to them; none that was
    withdrawn.

    Five queries, however many plans and actions there are; none of the files' bytes are read.
    """
    keys = [one.pk for one in plans]
    actions = Action.objects.filter(plan__in=keys).exclude(state=ActionState.WITHDRAWN)
    found: dict[int, list[ActionStanding]] = {key: [] for key in keys}
    for one in _standings(actions, first_approvals(keys)):
        found[one.action.plan_id].append(one)
    return found


def standing_of(action: Action) -> ActionStanding:
    """Return one action, a withdrawn one too, with all that happened to it."""
    return _standings(Action.objects.filter(pk=action.pk), first_approvals([action.plan_id]))[0]


def first_approvals(plans: Iterable[int]) -> dict[int, date]:
    """Return the day on which the board first approved each plan: from then on it is followed."""
    rows = Approval.objects.filter(plan__in=list(plans), kind=ApprovalKind.BOARD)
    found: dict[int, date] = {}
    for plan, at in rows.order_by("pk").values_list("plan", "at"):
        found.setdefault(plan, local_day(at))
    return found


def lock_action(action: Action, by: User) -> tuple[Action, frozenset[Permission]]:
    """Return an action as it stands now, locked with its inspection, and what its service lets
    this person do.

    Raises NotVisible where it is gone, or where the person is not in the service any more.
    """
    inspection = lock_inspection(action.plan.inspection)
    permissions = service_permissions(by, inspection.service)
    rows = Action.objects.filter(pk=action.pk, plan__inspection=inspection)
    locked = rows.select_related("plan", "owner").select_for_update(of=("self",)).first()
    if locked is None or Permission.VIEW_PLAN not in permissions:
        raise NotVisible
    locked.plan.inspection = inspection
    return locked, permissions


def last_step_of(action: Action) -> ActionStep | None:
    """Return the last step of an action, None where none was taken."""
    return ActionStep.objects.filter(action=action).order_by("pk").last()


def closing_of(action: Action) -> ActionStep | None:
    """Return the last closing of an action, None where it was never closed."""
    rows = ActionStep.objects.filter(action=action, kind=ActionStepKind.CLOSED)
    return rows.order_by("pk").last()


def find_progress_file(action: Action, update: int) -> ProgressFile:
    """Return the file beside an update of an action; raises NotVisible where there is none."""
    rows = ProgressFile.objects.filter(update=update, update__action=action)
    file = rows.first()
    if file is None:
        raise NotVisible
    return file


def _standings(actions: QuerySet[Action], since: Mapping[int, date]) -> list[ActionStanding]:
    related = actions.select_related("owner", "verifier", "own_line")
    updates = _by_action(
        ProgressUpdate.objects.filter(action__in=actions)
        .select_related("by", "file")
        .defer("file__content")
    )
    steps = _by_action(ActionStep.objects.filter(action__in=actions).select_related("by"))
    changes = _by_action(DueDateChange.objects.filter(action__in=actions).select_related("by"))
    today = timezone.localdate()
    return [
        ActionStanding(
            one,
            updates.get(one.pk, []),
            steps.get(one.pk, []),
            changes.get(one.pk, []),
            since.get(one.plan_id),
            today,
        )
        for one in related.order_by("plan", "position", "pk")
    ]


def _by_action(rows: QuerySet[Row]) -> Mapping[int, Sequence[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for one in rows.order_by("pk"):
        found[one.action_id].append(one)
    return found


def cover_of(plan: ImprovementPlan) -> CabinetCover:
    """Return the cover sheet of a plan; a blank one, not stored, where nobody has written it."""
    return CabinetCover.objects.filter(plan=plan).first() or CabinetCover(plan=plan)
