"""The page where everybody begins, and the page of one's own cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.queries.concerns import told_concerns
from dashboard.presenters.home import present_cases, present_home
from dashboard.presenters.service import show_service_concerns, show_service_inspections
from dashboard.queries.service import gather_service_facts
from dashboard.queries.standing import standing_of
from dashboard.queries.work import get_work_of
from inspections.policies import can_plan
from inspections.queries import announced_inspections_of_services


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what this person needs first."""
    person = person_of(request)
    announced = announced_inspections_of_services(person, Permission.PREPARE_INSPECTION)
    own = {
        "concerns": show_service_concerns(told_concerns(person)),
        "inspections": show_service_inspections(gather_service_facts(announced)),
    }
    if standing_of(request).is_of_service_alone:
        return render(request, "dashboard/service_home.html", own)
    work = present_home(get_work_of(person), can_plan=can_plan(person))
    return render(request, "dashboard/home.html", {"home": work, **own})


@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """List all cases allocated to this person, in every inspection they belong to."""
    context = {"groups": present_cases(get_work_of(person_of(request)))}
    return render(request, "dashboard/my_cases.html", context)
