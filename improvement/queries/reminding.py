"""What waits for whom in all followed plans, and what of it they were told of."""

from collections.abc import Iterator

from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ApprovalKind
from improvement.models import ImprovementPlan, Reminder
from improvement.policies.reminding import Call, PeopleOfPlan, calls_of_action, calls_of_plan
from improvement.queries.people import service_user_ids
from improvement.queries.progress import standings_of
from improvement.queries.standing import plan_standing


def followed_plans() -> list[ImprovementPlan]:
    """Return the plans that a board has approved."""
    rows = ImprovementPlan.objects.filter(approvals__kind=ApprovalKind.BOARD).distinct()
    return list(rows.select_related("inspection__service").order_by("pk"))


def calls_by_person(plan: ImprovementPlan) -> dict[User, list[Call]]:
    """Return what waits in a plan and was not told of yet, by whom it waits for.

    Nothing waits in a plan that is signed off as complete.
    """
    told = {
        Call(one.user_id, one.subject, one.occasion) for one in Reminder.objects.filter(plan=plan)
    }
    found: dict[int, list[Call]] = {}
    for call in _calls(plan):
        if call not in told:
            found.setdefault(call.user, []).append(call)
    return {one: found[one.pk] for one in User.objects.filter(pk__in=found).order_by("pk")}


def _calls(plan: ImprovementPlan) -> Iterator[Call]:
    standing = plan_standing(plan)
    if standing.is_complete:
        return
    service = plan.inspection.service
    people = PeopleOfPlan(
        everybody=service_user_ids(service, Permission.VIEW_PLAN),
        managers=service_user_ids(service, Permission.EDIT_PLAN),
        chairs=service_user_ids(service, Permission.APPROVE_PLAN),
    )
    yield from calls_of_plan(standing.due_date, people, timezone.localdate())
    for one in standings_of([plan])[plan.pk]:
        yield from calls_of_action(one, people)
