"""One case on one page, to read and to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from cases.presenters.reading import show_case
from cases.queries.answering import stored_answers
from cases.queries.loading import get_assessment_for
from cases.queries.questionnaires import get_questionnaire


@require_safe
def case_detail(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Show every question that is asked in the case with its answer."""
    access = get_assessment_for(person_of(request), inspection, case)
    page = show_case(
        access, get_questionnaire(access.within.inspection), stored_answers(access.assessment)
    )
    return render(request, "cases/case_detail.html", {"page": page, "access": access.within})
