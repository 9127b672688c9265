"""Where somebody of a service begins after signing in: at the one thing that is theirs to do next.

Whoever has several inspections begins with the list of all that waits.
"""

from collections.abc import Iterator

from django.urls import reverse

from cases.choices import ConcernState
from cases.models import UrgentConcern
from dashboard.presenters.notice import open_task_rows
from dashboard.presenters.service_steps import is_commenting
from dashboard.presenters.service_tabs import shows_plan, shows_report, shows_tasks
from dashboard.queries.service_home import ServiceHome
from dashboard.queries.service_places import ServicePlace

HOME = "dashboard:home"


def landing_address(found: ServiceHome) -> str:
    """Return the address; the first that fits counts."""
    home = reverse(HOME)
    unanswered = [one for one in found.concerns if one.state == ConcernState.SERVICE_TOLD]
    if unanswered:
        return _concern(unanswered[0]) if len(unanswered) == 1 else home
    if len(_inspections(found)) > 1 or len({one.service_id for one in found.rounds}) > 1:
        return home
    place = found.places[0] if found.places else None
    return next(_next(found, place), home)


def _inspections(found: ServiceHome) -> set[int]:
    actions = (*found.to_do, *found.to_verify)
    return {one.inspection.pk for one in found.places} | {one.plan.inspection_id for one in actions}


def _concern(concern: UrgentConcern) -> str:
    return reverse("cases:service-concern", args=[concern.pk])


def _next(found: ServiceHome, place: ServicePlace | None) -> Iterator[str]:
    """Yield what can be next, the most urgent first."""
    if place is not None and is_commenting(place):
        yield reverse("reports:released-comment-list", args=[place.inspection.reference])
    yield from _actions(found)
    for one in found.rounds:
        yield reverse("improvement:board-round", args=[one.service.code, one.pk])
    if place is None:
        return
    reference = [place.inspection.reference]
    if any(open_task_rows(one) for one in found.facts):
        yield reverse("dashboard:service-inspection", args=reference)
    if shows_report(place) and place.steps.draft is not None:
        yield reverse("reports:released-detail", args=reference)
    if shows_plan(place) and place.has_plan:
        yield reverse("improvement:plan-detail", args=reference)
    if shows_report(place):
        yield reverse("reports:released-detail", args=reference)
    if shows_tasks(place):
        yield reverse("dashboard:service-inspection", args=reference)


def _actions(found: ServiceHome) -> Iterator[str]:
    """Yield the one action that waits, or the plan in which several do."""
    waiting = [*found.to_do, *found.to_verify]
    if len(waiting) == 1:
        action = waiting[0]
        yield reverse(
            "improvement:action-progress", args=[action.plan.inspection.reference, action.uid]
        )
    elif waiting:
        yield reverse("improvement:plan-detail", args=[waiting[0].plan.inspection.reference])
