"""The page of an inspection's planned and actual dates, and a person's calendar of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.dates import moment_text
from inspections.presenters.calendar import write_calendar
from inspections.presenters.timeline import present_timeline
from inspections.queries import get_inspection_for, roles_by_inspection, timeline_of


@require_safe
def timeline_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was to happen, what has happened, and what is overdue."""
    access = get_inspection_for(person_of(request), reference, Permission.VIEW_INSPECTION)
    table = present_timeline(timeline_of(access.inspection), timezone.localdate())
    context = {"access": access, "table": table, "made_at": moment_text(timezone.now())}
    return render(request, "inspections/timeline_detail.html", context)


@require_safe
def calendar_download(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the dates in which this person takes part, as a calendar file."""
    access = get_inspection_for(person_of(request), reference, Permission.VIEW_INSPECTION)
    inspection = access.inspection
    roles = roles_by_inspection(access.user).get(inspection.pk, ())
    answer = HttpResponse(
        write_calendar(inspection, roles, timezone.now()),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="{inspection.reference}.ics"'
    return answer
