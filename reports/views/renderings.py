"""The outline of a report and its preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from inspections.queries import chosen_standard_codes
from judgements.queries.moderation import standing_judgements
from reports.choices import Language
from reports.presenters.changes import present_changes
from reports.presenters.outline import present_outline
from reports.queries.document import build_document
from reports.queries.life import changes_of
from reports.queries.loading import get_report_for, latest_renderings
from reports.queries.material import read_written
from standards.queries import get_content


@require_safe
def report_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is written and what is missing, and the files made so far."""
    access = get_report_for(person_of(request), reference)
    content = get_content(access.inspection.framework)
    codes = chosen_standard_codes(access.inspection)
    page = present_outline(
        access,
        [content.standard_by_code[code] for code in codes],
        read_written(access.inspection),
        standing_judgements(access.inspection),
        latest_renderings(access.inspection, most=1),
        timezone.now(),
    )
    changes = present_changes(reference, *changes_of(access.inspection))
    context = {"access": access, "page": page, "changes": changes}
    return render(request, "reports/report_detail.html", context)


@require_safe
def report_preview(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the report as it stands now, on screen."""
    access = get_report_for(person_of(request), reference)
    document = build_document(access.inspection, Language.ENGLISH)
    context = {"access": access, "document": document}
    return render(request, "reports/report_preview.html", context)
