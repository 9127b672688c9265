"""The actions that wait for somebody in all plans of their services."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ActionState
from improvement.models import Action
from inspections.queries import services_where


def actions_to_do(user: User) -> list[Action]:
    """Return the open actions that somebody owns, the first due first: one query.

    Only those of services in which they tell progress today.
    """
    services = services_where(user, Permission.REPORT_PROGRESS).values("service")
    rows = _actions().filter(owner=user, state=ActionState.OPEN)
    return list(rows.filter(plan__inspection__service__in=services))


def actions_to_verify(user: User) -> list[Action]:
    """Return the closed actions that somebody may verify: one query; never their own."""
    chaired = services_where(user, Permission.APPROVE_PLAN).values("service")
    verifying = services_where(user, Permission.VERIFY_ACTION).values("service")
    rows = _actions().filter(
        Q(plan__inspection__service__in=chaired) | Q(verifier=user),
        state=ActionState.CLOSED,
        plan__inspection__service__in=verifying,
    )
    return list(rows.exclude(owner=user))


def _actions() -> QuerySet[Action]:
    related = Action.objects.select_related("plan__inspection__service")
    return related.order_by("due_date", "position", "pk")
