"""The list of an inspection's cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.presenters.lists import ListChoice, show_cases
from cases.queries.loading import by_reference, visible_assessments
from cases.queries.overview import signs_of
from cases.queries.questionnaires import get_questionnaire
from inspections.queries import get_inspection_for


@require_safe
def case_list(request: HttpRequest, inspection: str) -> HttpResponse:
    """Show the cases this person may see: all, their own, or those of one state."""
    access = get_inspection_for(person_of(request), inspection)
    if not access.may(Permission.VIEW_ALL_CASES):
        access.check(Permission.VIEW_OWN_CASES)
    assessments = by_reference(visible_assessments(access))
    page = show_cases(
        access,
        get_questionnaire(access.inspection),
        assessments,
        signs_of(access, assessments),
        ListChoice.read(request.GET),
    )
    return render(request, "cases/case_list.html", {"page": page, "access": access})
