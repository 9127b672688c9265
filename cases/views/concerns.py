"""Urgent concerns: raising one without a script, the list, one concern and its next step."""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.choices import ConcernState
from cases.errors import ConcernRefused, RefusalCode, StepRefused
from cases.forms import ClosingForm, ConcernForm, ReceivedPlanForm, ServicePlanForm, TellingForm
from cases.presenters.concerns import show_concern, show_list, step_asked_for
from cases.presenters.raising import show_raising, told_sentence
from cases.presenters.service_concerns import show_service_concern
from cases.queries.concerns import (
    ConcernAccess,
    concerns_of,
    contacts_of,
    get_concern_for,
    get_service_concern_for,
)
from cases.queries.loading import AssessmentAccess, get_assessment_for
from cases.services.concerns import (
    acknowledge_concern,
    answer_concern,
    close_concern,
    raise_concern,
    record_plan,
    record_telling,
)
from cases.types import ConcernOperation
from govuk.dates import clock_text
from inspections.queries import get_inspection_for

STEP_FORMS: dict[ConcernState, type[forms.Form]] = {
    ConcernState.ACKNOWLEDGED: forms.Form,
    ConcernState.SERVICE_TOLD: TellingForm,
    ConcernState.PLAN_RECEIVED: ReceivedPlanForm,
    ConcernState.CLOSED: ClosingForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
def concern_raise(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Raise a concern by an ordinary form; the pages of a case have it as a dialog too."""
    access = get_assessment_for(person_of(request), inspection, case)
    contacts = contacts_of(access.within.inspection)
    form = ConcernForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        concern_id = _raise(access, form)
        if concern_id is not None:
            _confirm(request, concern_id, access, told_sentence(contacts))
            return redirect("cases:concern-detail", inspection, concern_id)
    context = {
        "access": access.within,
        "concern": show_raising(access, contacts),
        "form": form,
        "back": request.path.removesuffix("concerns/new/"),
    }
    return render(request, "cases/concern_raise.html", context)


@require_safe
def concern_list(request: HttpRequest, inspection: str) -> HttpResponse:
    """List the concerns of an inspection, those that wait for an acknowledgement first."""
    access = get_inspection_for(person_of(request), inspection, Permission.VIEW_CONCERNS)
    page = show_list(access, concerns_of(access.inspection))
    return render(request, "cases/concern_list.html", {"access": access, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def concern_detail(request: HttpRequest, inspection: str, concern: uuid.UUID) -> HttpResponse:
    """Show a concern with all that happened to it; take its next step."""
    access = get_concern_for(person_of(request), inspection, concern)
    if request.method != "POST":
        step = step_asked_for(access, request.GET.get("step", ""))
        return _show(request, access, step, STEP_FORMS[step]() if step else None)
    access.within.check(Permission.HANDLE_CONCERN)
    step = step_asked_for(access, request.POST.get("step", ""))
    if step is None or request.POST.get("step") != step:
        messages.warning(request, _("Nothing was changed: somebody was faster. See below."))
        return redirect(request.path)
    form = STEP_FORMS[step](request.POST)
    if not form.is_valid() or not _take_step(request, access, step, form):
        return _show(request, access, step, form)
    return redirect(request.path)


@require_http_methods(["GET", "HEAD", "POST"])
def service_concern(request: HttpRequest, concern: uuid.UUID) -> HttpResponse:
    """Show a concern to the manager of the service that was told of it, and take the plan."""
    access = get_service_concern_for(person_of(request), concern)
    form = ServicePlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_concern(concern_id=concern, text=form.cleaned_data["text"], by=access.user)
        except StepRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Your plan is with the inspectorate."))
        return redirect(request.path)
    page = show_service_concern(access, contacts_of(access.concern.case.inspection))
    return render(request, "cases/service_concern.html", {"page": page, "form": form})


def _raise(access: AssessmentAccess, form: ConcernForm) -> uuid.UUID | None:
    """Store it and return its key; None, with the reason in the form, where it was refused."""
    try:
        operation = ConcernOperation.parse(
            {**form.cleaned_data, "assessment_id": access.assessment.pk}
        )
        return raise_concern(operation, access.within.user).op_id
    except ConcernRefused as refusal:
        if refusal.code is RefusalCode.OPERATION_REUSED:
            form.renew()
            sentence = _("This page has sent a concern before. Send again if this is another one.")
            form.add_error(None, sentence)
        else:
            form.add_error(None, str(refusal))
        return None


def _confirm(
    request: HttpRequest, concern_id: uuid.UUID, access: AssessmentAccess, told: str
) -> None:
    stored = get_concern_for(access.within.user, access.within.inspection.reference, concern_id)
    when = clock_text(stored.concern.raised_at)
    messages.success(request, _("Sent %(when)s. %(told)s") % {"when": when, "told": told})


def _take_step(
    request: HttpRequest, access: ConcernAccess, step: ConcernState, form: forms.Form
) -> bool:
    """Take the step; where it is refused, say so in the form and return False."""
    concern_id, person = access.concern.pk, access.within.user
    try:
        if isinstance(form, TellingForm):
            record_telling(concern_id=concern_id, by=person, telling=form.telling)
        elif step is ConcernState.ACKNOWLEDGED:
            acknowledge_concern(concern_id=concern_id, by=person)
        elif step is ConcernState.PLAN_RECEIVED:
            record_plan(concern_id=concern_id, text=form.cleaned_data["text"], by=person)
        else:
            close_concern(concern_id=concern_id, note=form.cleaned_data["text"], by=person)
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Recorded: %(step)s.") % {"step": step.label.lower()})
    return True


def _show(
    request: HttpRequest,
    access: ConcernAccess,
    step: ConcernState | None,
    form: forms.Form | None,
) -> HttpResponse:
    page = show_concern(access, contacts_of(access.within.inspection), step)
    context = {"access": access.within, "page": page, "form": form}
    return render(request, "cases/concern_detail.html", context)
