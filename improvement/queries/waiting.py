"""The actions and rounds of self-assessment that wait for somebody in all of their services."""

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ActionState
from improvement.models import Action, BoardRating, SelfAssessment
from improvement.queries.board import progress_of
from improvement.queries.board_prompts import chosen_parts
from inspections.queries import services_where
from standards.queries import get_content


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


def rounds_to_rate(user: User) -> list[SelfAssessment]:
    """Return the open rounds in which somebody has not given a view of everything, the first due
    first: one query where there is none, else two, and one for each edition not read yet.
    """
    services = services_where(user, Permission.RATE_BOARD).values("service")
    rounds = list(open_rounds().filter(service__in=services))
    if not rounds:
        return []
    mine = BoardRating.objects.filter(member=user, assessment__in=rounds).order_by()
    counts = dict(mine.values_list("assessment").annotate(Count("pk")))
    return [one for one in rounds if counts.get(one.pk, 0) < count_prompts(one)]


def open_rounds() -> QuerySet[SelfAssessment]:
    """Return the rounds that are not closed, the first due first, with service and edition."""
    rows = SelfAssessment.objects.filter(closed_at__isnull=True)
    related = rows.select_related("service", "framework").defer("framework__document")
    return related.order_by("due_date", "pk")


def members_to_remind(found: SelfAssessment, occasion: str) -> list[User]:
    """Return who may rate a round, has not said everything and was not reminded of it yet."""
    told = set(found.reminders.filter(occasion=occasion).values_list("member", flat=True))
    asked = count_prompts(found)
    waiting = (one.member for one in progress_of(found) if one.answered < asked)
    return [one for one in waiting if one.pk not in told]


def count_prompts(found: SelfAssessment) -> int:
    """Return how many prompts a round asks."""
    parts = chosen_parts(get_content(found.framework), found.parts)
    return sum(len(part.prompts) for part in parts)
