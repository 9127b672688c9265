"""Weighing a standard statement by statement; the list of what is weighed; a concern about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from accounts.types import tells_typed
from cases.policies.refusals import STATUS_OF_REFUSAL
from cases.queries.loading import by_reference, visible_assessments
from judgements.errors import FieldworkRefused
from judgements.forms.weighing import SentMark
from judgements.presenters.statements import Attempt, tell_mark
from judgements.presenters.weighing import present_weighing
from judgements.presenters.weighing_lists import present_cases, present_weighings
from judgements.queries.fieldwork import get_fieldwork_for
from judgements.queries.weighing import (
    WeighingAccess,
    evidence_to_link,
    get_weighing_for,
    marks_of,
    weighings_of,
)
from judgements.services.saving import save_from_page
from judgements.types import FieldworkConflict

CONFLICT_STATUS = 409


@require_safe
def weighing_list(request: HttpRequest, reference: str) -> HttpResponse:
    """List the standards that are weighed, with where the weight of each lies."""
    access = get_fieldwork_for(person_of(request), reference, Permission.VIEW_EVIDENCE)
    rows = present_weighings(access, marks_of(access.inspection))
    context = {"access": access.within, "rows": rows}
    return render(request, "judgements/weighing_list.html", context)


@require_safe
def weighing_detail(request: HttpRequest, reference: str, weighed: str) -> HttpResponse:
    """Show the statements of all ratings side by side."""
    return _show(request, get_weighing_for(person_of(request), reference, weighed))


@tells_typed(tell_mark)
@require_POST
def mark_record(request: HttpRequest, reference: str, weighed: str) -> HttpResponse:
    """Save the mark of one statement; where it is refused, show the page with what was typed."""
    user = person_of(request)
    access = get_weighing_for(user, reference, weighed)
    access.fieldwork.within.check(Permission.JUDGE_THEME)
    sent = SentMark.read(request.POST)
    try:
        operation = sent.operation(access.inspection, access.standard)
        outcome = save_from_page(operation=operation, by=user)
    except FieldworkRefused as refusal:
        attempt = Attempt(sent.statement, sent.content, sent.base_version, str(refusal))
        return _show(request, access, attempt, status=STATUS_OF_REFUSAL[refusal.code])
    if isinstance(outcome, FieldworkConflict):
        attempt = Attempt(sent.statement, sent.content, sent.base_version, is_conflict=True)
        return _show(request, access, attempt, status=CONFLICT_STATUS)
    messages.success(request, _("%(code)s is saved.") % {"code": sent.statement})
    page = reverse("judgements:weighing-detail", args=[reference, weighed])
    return redirect(f"{page}#q-{sent.statement}")


@require_safe
def weighing_concern(request: HttpRequest, reference: str, weighed: str) -> HttpResponse:
    """Let somebody choose the case that an urgent concern is about."""
    access = get_weighing_for(person_of(request), reference, weighed)
    assessments = by_reference(visible_assessments(access.fieldwork.within))
    context = {"access": access.fieldwork.within, "page": present_cases(access, assessments)}
    return render(request, "judgements/weighing_concern.html", context)


def _show(
    request: HttpRequest,
    access: WeighingAccess,
    attempt: Attempt | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    weighings = weighings_of(access.inspection, access.standard.code)
    page = present_weighing(access, weighings, list(evidence_to_link(access)), attempt)
    context = {"access": access.fieldwork.within, "page": page}
    response = render(request, "judgements/weighing_detail.html", context, status=status)
    # Not no-store: the Back button must bring typed text back.
    response["Cache-Control"] = "private, no-cache"
    return response
