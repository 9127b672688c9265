"""A plan with the progress of all its actions, as one person may read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from accounts.permissions import Permission
from improvement.models import Action, ImprovementPlan
from improvement.policies.actions import ActionStanding
from improvement.policies.counting import PlanCounts, count_actions
from improvement.queries.content import content_owned_by, plan_content
from improvement.queries.loading import PlanAccess, get_action_for, get_plan_for
from improvement.queries.people import service_user_ids
from improvement.queries.progress import standing_of, standings_of
from improvement.queries.standing import PlanStanding, plan_standing
from improvement.types import PlanAction, PlanContent

READING = (Permission.VIEW_PLAN, Permission.FOLLOW_PLAN)


@dataclass(frozen=True)
class PlanProgress:
    """What a plan holds and how it stands; `standings` are those of its actions by their keys."""

    plan: ImprovementPlan
    content: PlanContent
    standing: PlanStanding
    standings: Mapping[int, ActionStanding]

    def standings_of(self, actions: Iterable[PlanAction]) -> list[ActionStanding]:
        """Return how these actions stand, in their order."""
        return [self.standings[one.pk] for one in actions]

    @property
    def counts(self) -> PlanCounts:
        """The counts of all its actions."""
        return count_actions(self.standings_of(self.content.actions))


@dataclass(frozen=True)
class ActionProgress:
    """An action with its history, within its plan as the person may see it.

    `present` are the keys of those who have a role in the service today.
    """

    within: PlanAccess
    action: Action
    standing: ActionStanding
    plan_standing: PlanStanding
    present: frozenset[int]


def get_progress_for(user: User, reference: str) -> tuple[PlanAccess, PlanProgress]:
    """Return a started plan with its progress; to an action owner, of their own actions alone.

    Raises NotVisible before it is started, else as get_plan_for.
    """
    access = get_plan_for(user, reference, *READING)
    return access, progress_for(access)


def progress_for(access: PlanAccess) -> PlanProgress:
    """Return what of the plan and its progress the person may read."""
    found = progress_of(access.started)
    if access.is_whole:
        return found
    content = content_owned_by(found.content, access.user)
    return PlanProgress(found.plan, content, found.standing, found.standings)


def progress_of(plan: ImprovementPlan) -> PlanProgress:
    """Return a whole plan with its progress: a fixed number of queries."""
    standings = standings_of([plan])[plan.pk]
    return PlanProgress(
        plan,
        plan_content(plan),
        plan_standing(plan),
        {one.action.pk: one for one in standings},
    )


def get_action_progress_for(
    user: User, reference: str, uid: UUID, *permissions: Permission
) -> ActionProgress:
    """Return an action with its history to whoever reads it, or whose role allows one of these.

    Raises as get_action_for.
    """
    access = get_action_for(user, reference, uid, *(permissions or READING))
    plan = access.within.started
    return ActionProgress(
        access.within,
        access.action,
        standing_of(access.action),
        plan_standing(plan),
        service_user_ids(access.within.inspection.service, Permission.VIEW_PLAN),
    )
