"""Giving a case to an inspector of the team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import AllocationRefused
from cases.forms.allocating import AllocationForm
from cases.presenters.allocating import done_message, show_allocation
from cases.queries.answering import stored_answers
from cases.queries.case_conflicts import scorers_of_case
from cases.queries.loading import AssessmentAccess, get_assessment_for
from cases.services.allocating import allocate_assessment


@require_http_methods(["GET", "HEAD", "POST"])
def case_allocate(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Choose who scores a case; answers already given stay."""
    access = get_assessment_for(person_of(request), inspection, case)
    access.within.check(Permission.IMPORT_CASES)
    if not access.can_allocate:
        messages.info(request, _("The report is published, so this case stays where it is."))
        return redirect("cases:case-detail", inspection, case)
    form = AllocationForm(
        request.POST if request.method == "POST" else None,
        scorers=scorers_of_case(access.within.inspection, access.assessment.case),
        current=access.assessment.scorer,
    )
    if request.method == "POST" and form.is_valid() and _allocate(request, access, form):
        return redirect("cases:case-list", inspection)
    page = show_allocation(access, len(stored_answers(access.assessment)))
    context = {"page": page, "form": form, "access": access.within}
    return render(request, "cases/case_allocate.html", context, status=422 if form.errors else 200)


def _allocate(request: HttpRequest, access: AssessmentAccess, form: AllocationForm) -> bool:
    try:
        is_new = allocate_assessment(
            assessment=access.assessment, scorer=form.chosen, by=access.within.user
        )
    except AllocationRefused as refusal:
        form.add_error("scorer", str(refusal))
        return False
    if is_new:
        messages.success(request, done_message(access, form.chosen))
    else:
        messages.info(request, _("Nothing changed: the case was with that person already."))
    return True
