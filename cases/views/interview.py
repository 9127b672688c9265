"""The questions to ask case managers: of one case, or of all of a person's own cases."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.models import Assessment
from cases.presenters.addresses import case_url
from cases.presenters.interview import InterviewPage
from cases.queries.interview import marked_answers
from cases.queries.loading import by_reference, get_assessment_for, visible_assessments
from cases.queries.progress import values_by_assessment
from cases.queries.questionnaires import get_questionnaire
from inspections.queries import InspectionAccess, get_inspection_for


@require_safe
def case_interview(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """List the marked questions of one case."""
    access = get_assessment_for(person_of(request), inspection, case)
    back = case_url(access, "cases:case-score")
    more = reverse("cases:interview-list", args=[inspection])
    return _show(request, access.within, [access.assessment], back, more)


@require_safe
def interview_list(request: HttpRequest, inspection: str) -> HttpResponse:
    """List the marked questions of all cases of an inspection that are allocated to the person."""
    access = get_inspection_for(person_of(request), inspection)
    if not access.may(Permission.VIEW_ALL_CASES):
        access.check(Permission.VIEW_OWN_CASES)
    own = by_reference(visible_assessments(access).filter(scorer=access.user))
    return _show(request, access, own, reverse("cases:case-list", args=[inspection]))


def _show(
    request: HttpRequest,
    access: InspectionAccess,
    assessments: Sequence[Assessment],
    back: str,
    more: str = "",
) -> HttpResponse:
    page = InterviewPage(
        access,
        get_questionnaire(access.inspection),
        values_by_assessment(assessments),
        marked_answers(assessments),
    ).show(assessments, back=back, more=more)
    return render(request, "cases/interview_list.html", {"page": page, "access": access})
