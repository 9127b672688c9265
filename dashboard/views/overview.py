"""The overview of one inspection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.queries.scoring import score_inspection
from dashboard.presenters.overview import present_overview
from dashboard.queries.overview import count_progress
from inspections.queries import current_team, get_inspection_for, timeline_of
from inspections.queries.sentences import timeline_text
from judgements.queries.moderation import standing_judgements
from standards.queries import get_content


@require_safe
def inspection_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show where an inspection stands, as far as the person's roles let them see."""
    access = get_inspection_for(person_of(request), reference)
    inspection = access.inspection
    sees_results = access.may(Permission.VIEW_RESULTS)
    page = present_overview(
        access,
        get_content(inspection.framework),
        list(current_team(inspection)),
        count_progress(access),
        score_inspection(inspection) if sees_results else None,
        standing_judgements(inspection) if sees_results else {},
        timeline_text(timeline_of(inspection), timezone.localdate()),
    )
    return render(request, "dashboard/inspection_detail.html", {"access": access, "page": page})
