"""The checks before a release: what they find, settling it, and taking the value of now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import NotVisible
from accounts.queries import person_of
from reports.choices import Language
from reports.errors import WritingRefused
from reports.forms import ReasonForm
from reports.presenters.checks import present_checks, present_fault
from reports.queries.checks import check_material, find_faults
from reports.queries.loading import get_report_for, get_settled_warning_for, get_writing_for
from reports.queries.material import gather_material
from reports.services.checks import reopen_warning, settle_warning
from reports.services.reading_again import read_again


@require_safe
def report_checks(request: HttpRequest, reference: str) -> HttpResponse:
    """Show everything that the checks find, each with a link to its place."""
    access = get_report_for(person_of(request), reference)
    material = gather_material(access.inspection)
    page = present_checks(access, material, check_material(material))
    return render(request, "reports/report_checks.html", {"access": access, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def warning_settle(request: HttpRequest, reference: str, fingerprint: str) -> HttpResponse:
    """Ask why something that was found can stand, then settle it."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            settle_warning(
                inspection=access.inspection,
                fingerprint=fingerprint,
                reason=form.cleaned_data["reason"],
                by=user,
            )
        except WritingRefused as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("Settled."))
        return redirect("reports:report-checks", reference)
    material = gather_material(access.inspection)
    fault = next((one for one in find_faults(material) if one.fingerprint == fingerprint), None)
    if fault is None or not fault.can_be_settled:
        raise NotVisible
    context = {"access": access, "form": form, "row": present_fault(access, material, fault)}
    status = 422 if form.errors else 200
    return render(request, "reports/warning_settle.html", context, status=status)


@require_POST
def warning_reopen(request: HttpRequest, reference: str, settled: int) -> HttpResponse:
    """Take back what settled a warning."""
    user = person_of(request)
    found = get_settled_warning_for(user, reference, settled)
    try:
        reopen_warning(settled=found, by=user)
    except WritingRefused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("The checks warn of it again."))
    return redirect("reports:report-checks", reference)


@require_POST
def fact_read_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the value of now for a live fact that has changed since it was put in."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    language = request.POST.get("language", "")
    if language not in Language.values:
        return HttpResponseBadRequest(_("Say in which language the text is."))
    try:
        read_again(
            inspection=access.inspection,
            key=request.POST.get("place", ""),
            language=Language(language),
            fact=request.POST.get("fact", ""),
            by=user,
        )
    except WritingRefused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("The text now holds the value of today. Read the sentence."))
    return redirect("reports:report-checks", reference)
