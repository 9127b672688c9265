"""The page of a theme, and judging it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.queries.scoring import InspectionScores, score_inspection
from judgements.choices import QuestionOrder
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.forms.judgements import JudgementForm
from judgements.models import ThemeJudgement
from judgements.presenters.beside import present_beside
from judgements.presenters.judgements import judged_text, stale_text
from judgements.presenters.theme_registers import present_theme_registers
from judgements.presenters.themes import present_theme
from judgements.presenters.weights import WeightSummary, present_summary
from judgements.queries import judgement_history
from judgements.queries.beside import fieldwork_beside
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.themes import ThemeAccess, get_judging_for, get_theme_for
from judgements.queries.weighing import marks_of
from judgements.services.judgements import record_judgement


@require_safe
def theme_detail(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Show what the cases say about a theme and how it is judged."""
    theme = get_theme_for(person_of(request), reference, standard)
    return _show(request, theme, score_inspection(theme.inspection))


@require_POST
def judgement_record(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Record a judgement; where it is refused, show the page again with all that was typed."""
    user = person_of(request)
    theme = get_judging_for(user, reference, standard)
    content = theme.questionnaire.content
    scores = score_inspection(theme.inspection)
    form = JudgementForm(request.POST, theme=theme, score=scores.standards[standard])
    if not form.is_valid():
        return _show(request, theme, scores, form, status=422)
    try:
        judgement = record_judgement(
            inspection=theme.inspection, standard=standard, by=user, **form.cleaned_data
        )
    except StaleJudgement:
        current = next(iter(judgement_history(theme.inspection, standard)), None)
        form = form.based_on(current, stale_text(content, current))
        return _show(request, theme, scores, form, status=409)
    except JudgementRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _show(request, theme, scores, form, status=422)
    messages.success(request, judged_text(content, judgement))
    return redirect("judgements:theme-detail", reference, standard)


def _show(
    request: HttpRequest,
    theme: ThemeAccess,
    scores: InspectionScores,
    form: JudgementForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    history = judgement_history(theme.inspection, theme.standard.code)
    wanted = request.GET.get("order", "")
    order = QuestionOrder(wanted) if wanted in QuestionOrder.values else QuestionOrder.QUESTIONNAIRE
    page = present_theme(theme, scores, history, order)
    if form is None and page.can_judge:
        form = JudgementForm(
            initial=_standing(history), theme=theme, score=scores.standards[theme.standard.code]
        )
    fieldwork = FieldworkAccess(theme.within, theme.questionnaire)
    code = theme.standard.code
    beside = present_beside(fieldwork, code, fieldwork_beside(fieldwork, code))
    context = {
        "access": theme.within,
        "page": page,
        "form": form,
        "registers": present_theme_registers(theme),
        "beside": beside,
        "weight": _weight(theme),
    }
    return render(request, "judgements/theme_detail.html", context, status=status)


def _weight(theme: ThemeAccess) -> WeightSummary | None:
    """Return where the weight of its statements lies; None where it is not weighed."""
    if not theme.standard.is_weighed or not theme.within.may(Permission.VIEW_EVIDENCE):
        return None
    marks = marks_of(theme.inspection).get(theme.standard.code, {})
    return present_summary(theme.inspection, theme.questionnaire.content, theme.standard, marks)


def _standing(history: list[ThemeJudgement]) -> dict[str, object]:
    if not history:
        return {"base_version": 0}
    current = history[0]
    return {
        "rating": current.rating,
        "ground": current.ground,
        "reason": current.reason,
        "base_version": current.version,
    }
