"""Saying that somebody must not read a case, and lifting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import CaseConflictRefused
from cases.forms.case_conflicts import CaseConflictForm
from cases.policies.case_conflicts import can_declare_for_others
from cases.presenters.placing import can_speak_of_conflicts, show_conflicts
from cases.queries.case_conflicts import scorers_of_case, standing_case_conflicts
from cases.queries.loading import AssessmentAccess, get_assessment_for
from cases.services.case_conflicts import declare_case_conflict, lift_case_conflict
from inspections.policies import refusal_of


@require_http_methods(["GET", "HEAD", "POST"])
def case_conflict(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Declare a conflict with a case: the lead for anybody, an inspector for their own."""
    access = get_assessment_for(person_of(request), inspection, case)
    _check(access)
    if not can_speak_of_conflicts(access):
        messages.info(request, _("The report is published, so this case stays where it is."))
        return redirect("cases:case-detail", inspection, case)
    if "lift" in request.POST:
        return _lift(request, access)
    form = CaseConflictForm(
        request.POST if request.method == "POST" else None,
        people=_people(access),
        by=access.within.user,
    )
    if request.method == "POST" and form.is_valid() and _declare(request, access, form):
        return _onward(access)
    standing = list(standing_case_conflicts(access.assessment.case))
    page = show_conflicts(access.within, access.assessment, standing)
    context = {"access": access.within, "form": form, "page": page, "case": case}
    return render(request, "cases/case_conflict.html", context, status=422 if form.errors else 200)


def _check(access: AssessmentAccess) -> None:
    is_own = access.assessment.scorer_id == access.within.user.pk
    if is_own and access.within.may(Permission.SCORE_OWN_CASES):
        return
    if not can_declare_for_others(access.within.permissions):
        raise NotAllowed(refusal_of(Permission.LEAD_TEAM))


def _people(access: AssessmentAccess) -> list[User] | None:
    if can_declare_for_others(access.within.permissions):
        return scorers_of_case(access.within.inspection, access.assessment.case)
    return None


def _declare(request: HttpRequest, access: AssessmentAccess, form: CaseConflictForm) -> bool:
    try:
        declare_case_conflict(
            assessment=access.assessment,
            user=form.subject,
            reason=form.cleaned_data["reason"],
            by=access.within.user,
        )
    except CaseConflictRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    parts = {"case": access.assessment.case.reference, "name": form.subject.name}
    if access.assessment.scorer == form.subject:
        text = _("On record. Case %(case)s is with nobody now and needs a new inspector.")
    else:
        text = _("On record. %(name)s will not be given case %(case)s.")
    messages.success(request, text % parts)
    return True


def _lift(request: HttpRequest, access: AssessmentAccess) -> HttpResponse:
    sent = request.POST["lift"]
    standing = standing_case_conflicts(access.assessment.case)
    conflict = next((one for one in standing if str(one.pk) == sent), None)
    try:
        if conflict is None:
            raise CaseConflictRefused(_("This conflict has been lifted already."))
        lift_case_conflict(conflict=conflict, by=access.within.user)
    except CaseConflictRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The conflict is lifted; it stays on record."))
    return _onward(access)


def _onward(access: AssessmentAccess) -> HttpResponse:
    """Go to the timetable with those who plan it, to their list with others."""
    page = (
        "cases:timetable-detail"
        if access.within.may(Permission.IMPORT_CASES)
        else "cases:case-list"
    )
    return redirect(page, access.within.inspection.reference)
