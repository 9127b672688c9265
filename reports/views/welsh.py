"""Writing the Welsh of a report's texts, beside their English."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from accounts.types import tells_typed
from cases.errors import RefusalCode
from cases.policies.refusals import STATUS_OF_REFUSAL
from inspections.queries import InspectionAccess
from judgements.choices import Subject
from judgements.errors import FieldworkRefused
from judgements.types import FieldworkConflict
from reports.forms import SentPassage
from reports.presenters.passages import Attempt
from reports.presenters.sections import slug_of
from reports.presenters.typed import tell_passage
from reports.presenters.welsh_page import present_welsh
from reports.queries.loading import get_writing_for
from reports.queries.material import gather_writing
from reports.views.sections import CONFLICT_STATUS, conflict_of, save_passage


@tells_typed(tell_passage)
@require_http_methods(["GET", "HEAD", "POST"])
def welsh_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show every text in English and Welsh side by side, and save the Welsh of one."""
    access = get_writing_for(person_of(request), reference)
    if request.method != "POST":
        return _show(request, access)
    try:
        sent = SentPassage.read(request.POST, Subject.WELSH)
        outcome = save_passage(access, sent, access.user)
    except FieldworkRefused as refusal:
        if refusal.code == RefusalCode.MALFORMED:
            return _show(request, access, status=400)
        attempt = Attempt(sent.key, sent.content, sent.version, {refusal.field: str(refusal)})
        return _show(request, access, attempt, status=STATUS_OF_REFUSAL[refusal.code])
    if isinstance(outcome, FieldworkConflict):
        return _show(request, access, conflict_of(sent, outcome), status=CONFLICT_STATUS)
    return redirect(f"{request.path}#q-{slug_of(sent.key)}")


def _show(
    request: HttpRequest,
    access: InspectionAccess,
    attempt: Attempt | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    page = present_welsh(access, gather_writing(access.inspection), attempt)
    context = {"access": access, "page": page}
    response = render(request, "reports/welsh_edit.html", context, status=status)
    # Not no-store: the Back button must bring typed text back.
    response["Cache-Control"] = "private, no-cache"
    return response
