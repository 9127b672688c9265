"""A section posted by somebody from whom the case has gone: kept, and told so, and no more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.errors import NotVisible
from accounts.models import User
from cases.forms import read_changed
from cases.presenters.late import show_kept
from cases.queries.late import get_former_assessment_for
from cases.queries.questionnaires import get_questionnaire
from cases.views.saving import save_section


def answer_former_scorer(
    request: HttpRequest, person: User, inspection: str, case: str
) -> HttpResponse:
    """Keep the answers of a page that was open when its case went to somebody else.

    Shows what was typed and what became of it, and nothing of the case. Raises NotVisible for
    whoever never scored the case, and where nothing was typed.
    """
    if request.method != "POST":
        raise NotVisible
    assessment = get_former_assessment_for(person, inspection, case)
    sent = read_changed(request.POST)
    if not sent:
        raise NotVisible
    saved = save_section(assessment.pk, sent, person)
    questionnaire = get_questionnaire(assessment.case.inspection)
    typed = {one.question: one.content for one in sent}
    page = show_kept(assessment, questionnaire, typed, saved.attempts)
    return render(request, "cases/late_kept.html", {"page": page}, status=saved.status)
