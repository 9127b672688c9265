"""The team's side of the service's check: more time, and the outcome with its letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.queries import person_of
from reports.errors import WritingRefused
from reports.forms import ExtensionAnswerForm
from reports.policies import outcome_obstacle, pending_request, status_of
from reports.presenters.accuracy import check_rows, extension_rows, status_counts
from reports.queries.accuracy import extensions_of
from reports.queries.life_loading import CheckAccess, get_check_for, get_sent_letter_for
from reports.queries.service_comments import service_comments_of, unanswered_comments
from reports.services.accuracy import grant_extension, refuse_extension, send_outcome
from reports.services.outcome_letters import repeat_letters
from reports.views.handing_out import hand_out_letter

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def accuracy_extend(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the service more time, or say why not."""
    access = get_check_for(person_of(request), reference)
    extensions = extensions_of(access.check)
    asked = pending_request(extensions)
    initial = {"day": asked.day if asked else None}
    form = ExtensionAnswerForm(request.POST or None, initial=initial)
    if form.is_valid() and _extend(access, form):
        messages.success(request, _("The service is told."))
        return redirect("reports:service-comment-list", reference)
    context = {
        "access": access.within,
        "form": form,
        "check": check_rows(access.check),
        "extensions": extension_rows(extensions),
        "back": reverse("reports:service-comment-list", args=[reference]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/accuracy_extend.html", context, status=status)


@require_http_methods(GET_OR_POST)
def accuracy_outcome(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what the service will read, and send it."""
    user = person_of(request)
    access = get_check_for(user, reference)
    inspection = access.within.inspection
    if request.method == "POST":
        try:
            send_outcome(inspection=inspection, by=user)
        except WritingRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("The outcome is sent. The letter is being made."))
        return redirect("reports:service-comment-list", reference)
    comments = list(service_comments_of(inspection))
    status = status_of(inspection)
    context = {
        "access": access.within,
        "obstacle": outcome_obstacle(status, access.check, unanswered_comments(inspection)),
        "check": check_rows(access.check),
        "counts": status_counts(comments),
        "back": reverse("reports:service-comment-list", args=[reference]),
    }
    return render(request, "reports/accuracy_outcome.html", context)


@require_safe
def accuracy_letter(request: HttpRequest, reference: str, language: str) -> HttpResponse:
    """Hand out the letter with the outcome."""
    return hand_out_letter(get_sent_letter_for(person_of(request), reference, language), reference)


@require_POST
def accuracy_letter_repeat(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask again for a letter that could not be made."""
    user = person_of(request)
    access = get_check_for(user, reference)
    try:
        repeat_letters(check=access.check, by=user)
    except WritingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The letter is being made again."))
    return redirect("reports:service-comment-list", reference)


def _extend(access: CheckAccess, form: ExtensionAnswerForm) -> bool:
    """Answer; a refusal goes to the form."""
    sent, by = form.cleaned_data, access.within.user
    try:
        if sent["decision"] == form.GRANT:
            grant_extension(check=access.check, day=sent["day"], note=sent["note"], by=by)
        else:
            refuse_extension(check=access.check, note=sent["note"], by=by)
    except WritingRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True
