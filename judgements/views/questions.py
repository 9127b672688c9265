"""The page of one question with the answers behind its percentage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from judgements.choices import AnswerGroup
from judgements.presenters.answers import present_question
from judgements.queries.answers import list_answers
from judgements.queries.themes import get_theme_for


@require_safe
def question_detail(
    request: HttpRequest, reference: str, standard: str, question: str
) -> HttpResponse:
    """Show every submitted case's answer to a question, or one kind of answer alone."""
    theme = get_theme_for(person_of(request), reference, standard)
    listed = list_answers(theme.inspection, theme.questionnaire, theme.get_question(question))
    wanted = request.GET.get("answers", "")
    group = AnswerGroup(wanted) if wanted in AnswerGroup.values else None
    context = {"access": theme.within, "page": present_question(theme, listed, group)}
    return render(request, "judgements/question_detail.html", context)
