"""The page on which a service reads the notice of its inspection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from dashboard.presenters.notice import present_notice
from dashboard.presenters.service_steps import show_steps
from dashboard.queries.service import contacts_of, gather_service_facts, get_notice_for
from dashboard.queries.service_places import place_of
from inspections.queries import timeline_of


@require_safe
def service_inspection(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what happens when, whom to call, and what the service is to do by which day."""
    access = get_notice_for(person_of(request), reference)
    inspection = access.inspection
    (facts,) = gather_service_facts([inspection])
    page = present_notice(access, facts, timeline_of(inspection), contacts_of(inspection))
    place = place_of(request)
    steps = show_steps([place]) if place else []
    context = {"access": access, "page": page, "steps": steps}
    return render(request, "dashboard/service_inspection.html", context)
