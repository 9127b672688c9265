"""One case on one page, to read and to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from cases.presenters.concerns import concern_links
from cases.presenters.reading import show_case
from cases.queries.answering import stored_answers
from cases.queries.concerns import concerns_of_case
from cases.queries.loading import get_assessment_for
from cases.queries.questionnaires import get_questionnaire
from cases.views.raising import raising_context


@require_safe
def case_detail(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Show every question that is asked in the case with its answer."""
    access = get_assessment_for(person_of(request), inspection, case)
    page = show_case(
        access, get_questionnaire(access.within.inspection), stored_answers(access.assessment)
    )
    context = {"page": page, "access": access.within, **raising_context(access)}
    context["concerns"] = concern_links(
        access, concerns_of_case(access.within, access.assessment.case)
    )
    return render(request, "cases/case_detail.html", context)
