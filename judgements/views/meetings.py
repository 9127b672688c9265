"""Recording the meetings of the ratings panel."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from inspections.queries import InspectionAccess
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.forms.meetings import MeetingForm
from judgements.presenters.meetings import changed_meeting, meeting_as_typed
from judgements.queries.moderation import get_chairing_for, get_meeting_for
from judgements.services.meetings import change_meeting, record_meeting

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def meeting_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Record that the panel met."""
    access = get_chairing_for(person_of(request), reference)
    form = MeetingForm(request.POST if request.method == "POST" else None, initial={"version": 0})
    if not form.is_valid():
        return _show(request, access.within, form, status=422 if form.errors else 200)
    try:
        record_meeting(inspection=access.inspection, by=access.within.user, **form.content)
    except JudgementRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return _show(request, access.within, form, status=422)
    messages.success(request, _("The meeting is recorded."))
    return redirect("judgements:panel-detail", reference)


@require_http_methods(GET_OR_POST)
def meeting_edit(request: HttpRequest, reference: str, meeting_id: int) -> HttpResponse:
    """Put right what was recorded of a meeting."""
    access, meeting = get_meeting_for(person_of(request), reference, meeting_id)
    data = request.POST if request.method == "POST" else None
    form = MeetingForm(data, initial=meeting_as_typed(meeting))
    if not form.is_valid():
        return _show(request, access.within, form, status=422 if form.errors else 200)
    version = form.cleaned_data["version"]
    try:
        change_meeting(meeting=meeting, base_version=version, by=access.within.user, **form.content)
    except StaleJudgement:
        form.rebase(meeting.version, changed_meeting(meeting))
        return _show(request, access.within, form, status=409)
    except JudgementRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return _show(request, access.within, form, status=422)
    messages.success(request, _("The meeting is saved."))
    return redirect("judgements:panel-detail", reference)


def _show(
    request: HttpRequest, access: InspectionAccess, form: MeetingForm, *, status: int
) -> HttpResponse:
    context = {"access": access, "form": form}
    return render(request, "judgements/meeting_edit.html", context, status=status)
