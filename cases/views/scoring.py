"""Scoring a case section by section; the page's script saves through the API instead."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import NotAllowed, NotVisible
from accounts.queries import person_of
from accounts.types import tells_typed
from cases.forms import read_section
from cases.presenters.scoring import ScoringPage
from cases.queries.answering import stored_answers
from cases.queries.loading import AssessmentAccess, get_assessment_for
from cases.queries.phrases import phrases_of
from cases.queries.questionnaires import get_questionnaire
from cases.views.former import answer_former_scorer
from cases.views.raising import raising_context
from cases.views.saving import SavedSection, save_section
from cases.views.telling import tell_answers
from govuk.dates import clock_text


@require_safe
def case_score(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Go to the first section that still has something to answer."""
    page = _load_page(get_assessment_for(person_of(request), inspection, case))
    return redirect(page.url("cases:section-edit", section=page.first_unanswered()))


@tells_typed(tell_answers)
@require_http_methods(["GET", "HEAD", "POST"])
def section_edit(request: HttpRequest, inspection: str, case: str, section: str) -> HttpResponse:
    """Show one section of a case to answer or to read; a post saves its answers one by one."""
    person = person_of(request)
    try:
        access = get_assessment_for(person, inspection, case)
    except NotVisible:
        return answer_former_scorer(request, person, inspection, case)
    page = _load_page(access, section)
    if request.method != "POST":
        return _answer(request, page, SavedSection())
    saved = save_section(
        access.assessment.pk, read_section(request.POST, page.section), access.within.user
    )
    if saved.attempts:
        return _answer(request, _load_page(access, section), saved)
    if not access.can_answer:
        raise NotAllowed(page.closed_because)
    _confirm(request, saved.count)
    return redirect(page.next_url if "next" in request.POST else _same_place(request, page))


def _load_page(access: AssessmentAccess, section_code: str = "") -> ScoringPage:
    questionnaire = get_questionnaire(access.within.inspection)
    sections = {section.code: section for section in questionnaire.sections}
    section = sections.get(section_code) if section_code else questionnaire.sections[0]
    if section is None:
        raise Http404
    return ScoringPage(access, questionnaire, section, stored_answers(access.assessment))


def _same_place(request: HttpRequest, page: ScoringPage) -> str:
    """Return this section's address; at the question whose answer was cleared, if one was."""
    cleared = request.POST.get("clear", "")
    is_here = any(question.code == cleared for question in page.section.questions)
    return f"{request.path}#q-{cleared}" if is_here else request.path


def _answer(request: HttpRequest, page: ScoringPage, saved: SavedSection) -> HttpResponse:
    notice = _saved_sentence(saved.count) if saved.count else ""
    phrases = [phrase.text for phrase in phrases_of(page.access.within.user)]
    shown = page.show(saved.attempts, notice, phrases)
    context = {"page": shown, **raising_context(page.access)}
    response = render(request, "cases/section_edit.html", context, status=saved.status)
    # Not no-store: the Back button must bring typed text back.
    response["Cache-Control"] = "private, no-cache"
    return response


def _confirm(request: HttpRequest, count: int) -> None:
    if count:
        messages.success(request, _saved_sentence(count))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))


def _saved_sentence(count: int) -> str:
    return ngettext(
        "%(count)d answer saved at %(time)s", "%(count)d answers saved at %(time)s", count
    ) % {"count": count, "time": clock_text(timezone.now())}
