"""The page where everybody begins, and the page of one's own cases."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.queries import person_of
from dashboard.presenters.home import present_cases, present_home
from dashboard.presenters.landing import landing_address
from dashboard.presenters.own_actions import show_own_actions
from dashboard.presenters.service import (
    show_board_inspections,
    show_service_concerns,
    show_service_inspections,
)
from dashboard.presenters.service_steps import show_rounds, show_steps
from dashboard.presenters.service_tabs import shows_tasks
from dashboard.queries.service_home import gather_service_home
from dashboard.queries.standing import standing_of
from dashboard.queries.work import get_work_of
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


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Lead whoever has signed in to what is theirs; an address asked for before comes first."""
    if not standing_of(request).is_of_service_alone:
        return redirect("dashboard:home")
    return redirect(landing_address(gather_service_home(person_of(request))))


def _of_service(person: User) -> dict[str, Any]:
    """Return what a person of a service needs: concerns, what to do next, and the inspections."""
    found, today = gather_service_home(person), timezone.localdate()
    places = found.places
    return {
        "answers_concerns": found.answers_concerns,
        "concerns": show_service_concerns(found.concerns),
        "steps": [
            *show_own_actions(found.to_do, found.to_verify, today),
            *show_rounds(found.rounds, today),
            *show_steps(places, found.facts),
        ],
        "inspections": [*show_service_inspections(found.facts), *show_board_inspections(places)],
        "reads_dates": not places or any(shows_tasks(one) for one in places),
    }


@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """List all cases allocated to this person, in every inspection they belong to."""
    context = {"groups": present_cases(get_work_of(person_of(request)))}
    return render(request, "dashboard/my_cases.html", context)
