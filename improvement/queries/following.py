"""All plans that somebody of the inspectorate follows, each with its counts."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from improvement.choices import ApprovalKind
from improvement.models import ImprovementPlan
from improvement.policies.counting import PlanCounts, count_actions
from improvement.queries.progress import standings_of
from improvement.queries.standing import PlanStanding, plan_standings
from inspections.queries import memberships_for


@dataclass(frozen=True)
class FollowedPlan:
    """A plan with how it and its actions stand; none of its words."""

    plan: ImprovementPlan
    standing: PlanStanding
    counts: PlanCounts

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been signed off."""
        return self.standing.is_overdue(timezone.localdate())


def plans_followed_by(user: User) -> list[FollowedPlan]:
    """Return the plans that a board has approved, of inspections in whose team this person
    follows plans: a fixed number of queries. Those still to be signed off come first, the next to
    be signed off before the others.
    """
    roles = [code.value for code in RoleCode if Permission.FOLLOW_PLAN in ROLES[code].permissions]
    inspections = memberships_for(user).filter(role__in=roles).values("inspection")
    rows = ImprovementPlan.objects.filter(
        inspection__in=inspections, approvals__kind=ApprovalKind.BOARD
    )
    plans = list(rows.distinct().select_related("inspection__service"))
    standings, actions = plan_standings(plans), standings_of(plans)
    found = [FollowedPlan(one, standings[one.pk], count_actions(actions[one.pk])) for one in plans]
    return sorted(found, key=_order)


def _order(followed: FollowedPlan) -> tuple[bool, bool, str, str]:
    standing = followed.standing
    due = standing.due_date
    return (
        standing.is_complete,
        due is None,
        due.isoformat() if due else "",
        followed.plan.inspection.reference,
    )
