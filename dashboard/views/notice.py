"""The page on which a service reads the notice of its inspection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from dashboard.presenters.notice import present_notice
from dashboard.queries.service import contacts_of, gather_service_facts, get_notice_for
from inspections.queries import timeline_of


@require_safe
def service_inspection(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what happens when, whom to call, and what the service is to do by which day."""
    access = get_notice_for(person_of(request), reference)
    inspection = access.inspection
    (facts,) = gather_service_facts([inspection])
    page = present_notice(access, facts, timeline_of(inspection), contacts_of(inspection))
    return render(request, "dashboard/service_inspection.html", {"access": access, "page": page})
