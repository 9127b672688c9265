"""Files that a caseload's pages give: a template, what to mend, what cannot be drawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from cases.presenters.caseload_drafts import excluded_file, mending_file
from cases.presenters.caseload_wanted import template_file
from cases.queries.caseloads import draft_of, excluded_rows, get_caseload_for, standing_caseload
from cases.services.caseload_rows import check_draft
from cases.services.caseloads import missing_fields
from govuk.downloads import hand_out


@require_safe
def caseload_template(request: HttpRequest, inspection: str) -> HttpResponse:
    """Give a file to fill in."""
    access = get_caseload_for(person_of(request), inspection)
    return _file(f"{inspection}-caseload-template.csv", template_file(access.inspection))


@require_safe
def caseload_mend(request: HttpRequest, inspection: str) -> HttpResponse:
    """Give the waiting file back with a column that says what to mend."""
    access = get_caseload_for(person_of(request), inspection)
    draft = draft_of(access.inspection)
    if draft is None or missing_fields(access.inspection, draft):
        return redirect("cases:caseload-detail", inspection)
    content = mending_file(draft, check_draft(access.inspection, draft))
    return _file(f"{inspection}-caseload-to-mend.csv", content)


@require_safe
def caseload_excluded(request: HttpRequest, inspection: str) -> HttpResponse:
    """Give every case that cannot be drawn, with its reason, as a file."""
    access = get_caseload_for(person_of(request), inspection)
    caseload = standing_caseload(access.inspection)
    rows = excluded_rows(caseload) if caseload else []
    return _file(f"{inspection}-cases-not-drawn.csv", excluded_file(rows))


def _file(name: str, content: bytes) -> HttpResponse:
    return hand_out(content, "text/csv; charset=utf-8", name)
