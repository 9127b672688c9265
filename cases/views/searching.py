"""Finding things again in one case: questions by words, and the notes already given."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from cases.forms import SearchForm
from cases.presenters.search import CaseSearch, show_search
from cases.queries.answering import stored_answers
from cases.queries.loading import get_assessment_for
from cases.queries.questionnaires import get_questionnaire


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case_search(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Find questions of a case; as a page, or as JSON for the script of the scoring page.

    The words come by POST although nothing is changed: they can be about a child, and addresses
    stay behind in histories and logs.
    """
    access = get_assessment_for(person_of(request), inspection, case)
    form = SearchForm(request.POST if request.method == "POST" else None)
    typed = form.cleaned_data["words"] if form.is_valid() else None
    search = CaseSearch(
        access, get_questionnaire(access.within.inspection), stored_answers(access.assessment)
    )
    if request.accepts("text/html"):
        page = show_search(search, typed)
        context = {"page": page, "form": form, "access": access.within}
        return render(request, "cases/case_search.html", context)
    found = search.find(typed) if typed is not None else []
    return JsonResponse({"found": [one.as_data() for one in found]})


@never_cache
@require_safe
def note_list(request: HttpRequest, inspection: str, case: str) -> JsonResponse:
    """Return the notes of a case with their questions, for use in another note of it."""
    access = get_assessment_for(person_of(request), inspection, case)
    questionnaire = get_questionnaire(access.within.inspection)
    answers = stored_answers(access.assessment)
    notes = [
        {"question": question.code, "note": answers[question.code].content.note}
        for question in questionnaire.questions
        if question.code in answers and answers[question.code].content.note.strip()
    ]
    return JsonResponse({"notes": notes})
