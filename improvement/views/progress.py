"""Progress of a plan and of each action in it: reading, telling, closing, verifying."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.downloads import hand_out
from govuk.forms import ask_for_files_again
from improvement.choices import ActionStepKind
from improvement.errors import PlanRefused
from improvement.forms.progress import CloseForm, ProgressForm, ReopenForm, VerifyForm
from improvement.presenters.action_progress import (
    present_action,
    quarter_choices,
    why_not_close,
    why_not_reopen,
    why_not_report,
    why_not_verify,
)
from improvement.presenters.dashboard import present_progress
from improvement.queries.followed import (
    ActionProgress,
    get_action_progress_for,
    get_progress_for,
)
from improvement.queries.progress import find_progress_file
from improvement.services.closing import (
    close_action,
    reopen_action,
    return_action,
    verify_action,
)
from improvement.services.progress import report_progress

GET_OR_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class StepPage:
    """A page with one form about an action: its heading, its button, what it says when saved.

    `why_not` says why there is nothing to send now, "" where there is.
    """

    found: ActionProgress
    title: str
    submit: str
    saved: str
    why_not: str


@require_safe
def progress_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the dashboard of a plan."""
    access, progress = get_progress_for(person_of(request), reference)
    page = present_progress(access, progress, request.GET.get("show", ""))
    return render(request, "improvement/progress_detail.html", {"access": access, "page": page})


@require_safe
def action_progress(request: HttpRequest, reference: str, action: uuid.UUID) -> HttpResponse:
    """Show one action with all that happened to it."""
    found = get_action_progress_for(person_of(request), reference, action)
    context = {"access": found.within, "page": present_action(found)}
    return render(request, "improvement/action_progress.html", context)


@require_http_methods(GET_OR_POST)
def progress_report(request: HttpRequest, reference: str, action: uuid.UUID) -> HttpResponse:
    """Tell how an action goes."""
    user = person_of(request)
    found = get_action_progress_for(user, reference, action, Permission.REPORT_PROGRESS)
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        quarters=quarter_choices(found.standing),
    )
    page = StepPage(
        found,
        _("Tell progress"),
        _("Save progress"),
        _("The progress is saved."),
        why_not_report(found),
    )
    return _answer(
        request,
        page,
        form,
        lambda: report_progress(action=found.action, told=form.told, by=user),
    )


@require_http_methods(GET_OR_POST)
def action_close(request: HttpRequest, reference: str, action: uuid.UUID) -> HttpResponse:
    """Say that an action is done."""
    user = person_of(request)
    found = get_action_progress_for(user, reference, action, Permission.REPORT_PROGRESS)
    form = CloseForm(request.POST or None, initial=_seen(found))
    page = StepPage(
        found,
        _("Close this action"),
        _("Close the action"),
        _("The action is closed. Somebody else verifies it now."),
        why_not_close(found),
    )
    return _answer(request, page, form, lambda: close_action(**_step_of(found, form), by=user))


@require_http_methods(GET_OR_POST)
def action_verify(request: HttpRequest, reference: str, action: uuid.UUID) -> HttpResponse:
    """Verify a closed action, or return it to its owner."""
    user = person_of(request)
    found = get_action_progress_for(user, reference, action, Permission.VERIFY_ACTION)
    form = VerifyForm(request.POST or None, initial=_seen(found))

    def save() -> object:
        is_done = form.cleaned_data["decision"] == ActionStepKind.VERIFIED
        service = verify_action if is_done else return_action
        return service(**_step_of(found, form), by=user)

    page = StepPage(
        found, _("Verify or return"), _("Save the decision"), _("Saved."), why_not_verify(found)
    )
    return _answer(request, page, form, save)


@require_http_methods(GET_OR_POST)
def action_reopen(request: HttpRequest, reference: str, action: uuid.UUID) -> HttpResponse:
    """Open a verified action again."""
    user = person_of(request)
    found = get_action_progress_for(user, reference, action, Permission.VERIFY_ACTION)
    form = ReopenForm(request.POST or None, initial=_seen(found))
    page = StepPage(
        found,
        _("Open this action again"),
        _("Open the action again"),
        _("The action is open again."),
        why_not_reopen(found),
    )
    return _answer(request, page, form, lambda: reopen_action(**_step_of(found, form), by=user))


@require_safe
def progress_file(
    request: HttpRequest, reference: str, action: uuid.UUID, update: int
) -> HttpResponse:
    """Hand out the file beside an update as one to be stored, never to be shown in our pages."""
    found = get_action_progress_for(person_of(request), reference, action)
    file = find_progress_file(found.action, update)
    return hand_out(bytes(file.content), file.media_type, file.file_name)


def _seen(found: ActionProgress) -> dict[str, int]:
    return {"seen": found.standing.last_step_key}


def _step_of(found: ActionProgress, form: forms.Form) -> dict[str, Any]:
    cleaned = form.cleaned_data
    return {"action": found.action, "note": cleaned["note"], "seen": cleaned["seen"]}


def _answer(
    request: HttpRequest, page: StepPage, form: forms.Form, save: Callable[[], object]
) -> HttpResponse:
    """Save a valid form and go to the action; else show the page with what was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save()
            except PlanRefused as refusal:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, str(refusal))
            else:
                messages.success(request, page.saved)
                reference = page.found.within.inspection.reference
                return redirect("improvement:action-progress", reference, page.found.action.uid)
        ask_for_files_again(form)
    context = {
        "access": page.found.within,
        "page": page,
        "action": present_action(page.found),
        "form": form,
    }
    return render(request, "improvement/action_step.html", context, status=status)
