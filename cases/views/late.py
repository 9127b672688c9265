"""The lead's list of answers that came too late, and deciding on each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.choices import LateOutcome
from cases.errors import LateRefused
from cases.forms.late import LateDecisionForm
from cases.presenters.late import show_decision, show_late_answers
from cases.queries.late import LateEntry, get_late_answer_for, late_entries, standing_conflicts
from cases.queries.questionnaires import get_questionnaire
from cases.services.late import accept_late_answer, decline_late_answer
from inspections.queries import InspectionAccess, get_inspection_for


@require_safe
def late_list(request: HttpRequest, inspection: str) -> HttpResponse:
    """Show what came too late, what waits for a decision first."""
    access = get_inspection_for(person_of(request), inspection, Permission.RETURN_CASE)
    found = access.inspection
    page = show_late_answers(
        found, get_questionnaire(found), late_entries(found), standing_conflicts(found)
    )
    return render(request, "cases/late_list.html", {"page": page, "access": access})


@require_http_methods(["GET", "HEAD", "POST"])
def late_decide(request: HttpRequest, inspection: str, late: int) -> HttpResponse:
    """Accept a late answer, or decline it with a reason."""
    user = person_of(request)
    access, entry = get_late_answer_for(user, inspection, late)
    if entry.decision is not None:
        messages.info(request, _("This late answer is decided already."))
        return redirect("cases:late-list", inspection)
    if request.method != "POST":
        return _show(request, access, entry, LateDecisionForm(initial=_seen(entry)))
    form = LateDecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, access, entry, form, status=422)
    try:
        messages.success(request, _decide(entry, form, user))
    except LateRefused as refusal:
        access, entry = get_late_answer_for(user, inspection, late)
        form = form.based_on(_seen(entry), str(refusal))
        return _show(request, access, entry, form, status=409)
    return redirect("cases:late-list", inspection)


def _seen(entry: LateEntry) -> dict[str, int]:
    return {"seen_version": entry.stored.version if entry.stored else 0}


def _decide(entry: LateEntry, form: LateDecisionForm, user: User) -> str:
    """Do what was chosen and return the sentence that confirms it."""
    data = form.cleaned_data
    if data["outcome"] == LateOutcome.DECLINED:
        decline_late_answer(late_answer=entry.late, reason=data["reason"], by=user)
        return _("Declined. The stored answer stays.")
    is_submitted = accept_late_answer(
        late_answer=entry.late, seen_version=data["seen_version"], by=user
    )
    if is_submitted is None:
        return _("Accepted. The late answer is stored.")
    if is_submitted:
        return _("Accepted. The case was returned and is submitted again with the late answer.")
    return _(
        "Accepted. The case was returned and stays open, because something is missing in it now."
    )


def _show(
    request: HttpRequest,
    access: InspectionAccess,
    entry: LateEntry,
    form: LateDecisionForm,
    status: int = 200,
) -> HttpResponse:
    page = show_decision(access.inspection, get_questionnaire(access.inspection), entry)
    context = {"page": page, "access": access, "form": form}
    return render(request, "cases/late_decide.html", context, status=status)
