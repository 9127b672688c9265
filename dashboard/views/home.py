"""The page where everybody begins, and the page of one's own cases."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.queries.concerns import told_concerns
from dashboard.presenters.home import present_cases, present_home
from dashboard.presenters.own_actions import show_own_actions
from dashboard.presenters.service import (
    show_board_inspections,
    show_service_concerns,
    show_service_inspections,
)
from dashboard.presenters.service_steps import show_steps
from dashboard.presenters.service_tabs import shows_tasks
from dashboard.queries.service import gather_service_facts
from dashboard.queries.service_places import service_places
from dashboard.queries.standing import standing_of
from dashboard.queries.work import get_work_of
from improvement.queries.waiting import actions_to_do, actions_to_verify
from inspections.policies import can_plan


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what this person needs first."""
    person = person_of(request)
    own = _of_service(person) if standing_of(request).is_of_service else {}
    if standing_of(request).is_of_service_alone:
        return render(request, "dashboard/service_home.html", own)
    work = present_home(get_work_of(person), can_plan=can_plan(person))
    return render(request, "dashboard/home.html", {"home": work, **own})


def _of_service(person: User) -> dict[str, Any]:
    """Return what a person of a service needs: concerns, what to do next, and the inspections."""
    places = service_places(person)
    prepared = [one.inspection for one in places if one.may(Permission.PREPARE_INSPECTION)]
    facts = gather_service_facts(prepared)
    concerns = show_service_concerns(told_concerns(person))
    return {
        "answers_concerns": concerns or any(one.may(Permission.ANSWER_CONCERN) for one in places),
        "concerns": concerns,
        "steps": [*_own_actions(person), *show_steps(places, facts)],
        "inspections": [*show_service_inspections(facts), *show_board_inspections(places)],
        "reads_dates": not places or any(shows_tasks(one) for one in places),
    }


def _own_actions(person: User) -> list[dict[str, Any]]:
    """Return the actions of improvement plans that wait for a person."""
    return show_own_actions(actions_to_do(person), actions_to_verify(person), timezone.localdate())


@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """List all cases allocated to this person, in every inspection they belong to."""
    context = {"groups": present_cases(get_work_of(person_of(request)))}
    return render(request, "dashboard/my_cases.html", context)
