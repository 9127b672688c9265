"""Submitting a case, and returning it to its inspector."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import AnswerRefused, ReturnRefused, SubmissionRefused
from cases.forms import ReturnForm
from cases.presenters.submitting import show_return, show_submission
from cases.queries.answering import stored_answers
from cases.queries.loading import AssessmentAccess, get_assessment_for
from cases.queries.questionnaires import get_questionnaire
from cases.services.submitting import return_assessment, submit_assessment


@require_http_methods(["GET", "HEAD", "POST"])
def case_submit(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Show what a case still needs, or submit it as the page has shown it."""
    access = get_assessment_for(person_of(request), inspection, case)
    if not access.can_answer:
        raise NotAllowed(_("Only the inspector of a case that is still open can submit it."))
    if request.method != "POST":
        return _show_submission(request, access)
    try:
        submit_assessment(
            assessment=access.assessment,
            by=access.within.user,
            manifest=request.POST.get("manifest", ""),
        )
    except (SubmissionRefused, AnswerRefused) as refusal:
        return _show_submission(request, access, refusal=str(refusal), status=409)
    messages.success(
        request, _("Case %(case)s is submitted and counts in the scores.") % {"case": case}
    )
    return redirect("cases:case-list", inspection)


@require_http_methods(["GET", "HEAD", "POST"])
def case_return(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Return a submitted case to its inspector with a reason."""
    access = get_assessment_for(person_of(request), inspection, case)
    access.within.check(Permission.RETURN_CASE)
    if not access.can_return:
        messages.info(request, _("This case is not submitted, so it cannot be returned."))
        return redirect("cases:case-detail", inspection, case)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _return(access, form):
        messages.success(request, _("Case %(case)s is returned.") % {"case": case})
        return redirect("cases:case-list", inspection)
    context = {"page": show_return(access), "form": form, "access": access.within}
    return render(request, "cases/case_return.html", context)


def _show_submission(
    request: HttpRequest, access: AssessmentAccess, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    questionnaire = get_questionnaire(access.within.inspection)
    answers = stored_answers(access.assessment)
    page = show_submission(access, questionnaire, answers, refusal)
    context = {"page": page, "access": access.within}
    return render(request, "cases/case_submit.html", context, status=status)


def _return(access: AssessmentAccess, form: ReturnForm) -> bool:
    try:
        return_assessment(
            assessment=access.assessment,
            reason=form.cleaned_data["reason"],
            by=access.within.user,
        )
    except (ReturnRefused, SubmissionRefused) as refusal:
        form.add_error("reason", str(refusal))
        return False
    return True
