"""The page where everybody begins, and the page of one's own cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from dashboard.presenters.home import present_cases, present_home
from dashboard.queries.work import get_work_of
from inspections.policies import can_plan


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what this person needs first."""
    person = person_of(request)
    context = {"home": present_home(get_work_of(person), can_plan=can_plan(person))}
    return render(request, "dashboard/home.html", context)


@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """List all cases allocated to this person, in every inspection they belong to."""
    context = {"groups": present_cases(get_work_of(person_of(request)))}
    return render(request, "dashboard/my_cases.html", context)
