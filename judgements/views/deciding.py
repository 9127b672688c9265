"""Deciding on one recommended rating."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from judgements.choices import PanelChoice
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.forms.moderation import DecisionForm
from judgements.models import ModerationDecision
from judgements.presenters.deciding import (
    explain_nothing_to_decide,
    overtaken_text,
    present_deciding,
    recorded_text,
)
from judgements.presenters.panel import anchor_of
from judgements.queries.deciding import DecidingAccess, get_deciding_for
from judgements.services.moderation import agree_judgement, return_judgement


@require_http_methods(["GET", "HEAD", "POST"])
def judgement_decide(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Agree one recommended rating, agree another one, or return it."""
    access = get_deciding_for(person_of(request), reference, standard)
    panel = reverse("judgements:panel-detail", args=[reference])
    # What is sent about a decided version is the service's affair: it may be a second click.
    if request.method != "POST" or access.standing.decision is None:
        closed = explain_nothing_to_decide(access)
        if closed:
            messages.info(request, closed)
            return redirect(panel)
    if request.method != "POST":
        return _show(request, access, _form(access))
    form = _form(access, request.POST)
    is_valid = form.is_valid()
    if form.cleaned_data.get("version", access.judgement.version) != access.judgement.version:
        return _show_overtaken(request, access)
    if not is_valid:
        return _show(request, access, form, status=422)
    try:
        decision = _decide(access, form)
    except StaleJudgement:
        return _show_overtaken(request, get_deciding_for(access.user, reference, standard))
    except JudgementRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _show(request, access, form, status=422)
    messages.success(request, recorded_text(access, decision))
    return redirect(f"{panel}#{anchor_of(standard)}")


def _form(access: DecidingAccess, data: Any = None) -> DecisionForm:
    return DecisionForm(
        data,
        content=access.content,
        score=access.score,
        judgement=access.judgement,
        meetings=access.meetings,
        decides_alone=access.decides_alone,
    )


def _decide(access: DecidingAccess, form: DecisionForm) -> ModerationDecision:
    data = form.cleaned_data
    sent = {
        "inspection": access.theme.inspection,
        "standard": access.theme.standard.code,
        "version": data["version"],
        "reason": data["reason"],
        "meeting": next((one for one in access.meetings if one.pk == data.get("meeting")), None),
        "by": access.user,
    }
    if data["outcome"] == PanelChoice.RETURNED:
        return return_judgement(**sent)
    if data["outcome"] == PanelChoice.AS_RECOMMENDED:
        return agree_judgement(**sent)
    return agree_judgement(**sent, rating=data["rating"], ground=data.get("ground", ""))


def _show_overtaken(request: HttpRequest, access: DecidingAccess) -> HttpResponse:
    """Show what was recommended or decided meanwhile, above all that was typed."""
    form = _form(access, request.POST)
    form.rebase(access.judgement.version, overtaken_text(access))
    return _show(request, access, form, status=409)


def _show(
    request: HttpRequest, access: DecidingAccess, form: DecisionForm, *, status: int = 200
) -> HttpResponse:
    context = {"access": access.theme.within, "page": present_deciding(access), "form": form}
    return render(request, "judgements/judgement_decide.html", context, status=status)
