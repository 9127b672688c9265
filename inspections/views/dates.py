"""The page on which the dates of an inspection are set."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from audit.queries import find_events
from inspections.errors import PlanRefused, StaleSave
from inspections.forms.dates import BASES, DatesForm
from inspections.models import Inspection
from inspections.presenters.dates import date_rows, present_dates, proposal_buttons
from inspections.queries import InspectionAccess, find_notice_rule, get_inspection_for
from inspections.services.dates import change_dates

# While an inspection is set up, its task list names the next step; later this page says it all.
ONWARD = {False: "dashboard:setup-detail", True: "inspections:dates-edit"}


@require_http_methods(["GET", "HEAD", "POST"])
def dates_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show, propose and change all dates; once published, show them only."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    if request.method != "POST":
        return _show(request, access, DatesForm(inspection=access.inspection))
    form = DatesForm(request.POST, inspection=access.inspection)
    basis = request.POST.get("propose", "")
    if basis in BASES:
        form = form.proposing(basis, find_notice_rule(access.inspection.framework.code))
        return _show(request, access, form, status=422 if form.errors else 200)
    if form.is_valid():
        return _save(request, access, form)
    return _show(request, access, form, status=422)


def _save(request: HttpRequest, access: InspectionAccess, form: DatesForm) -> HttpResponse:
    try:
        change_dates(
            inspection=access.inspection,
            schedule=form.schedule,
            base_version=form.cleaned_data["version"],
            reason=form.cleaned_data.get("reason", ""),
            begins_on_holiday=form.is_on_holiday,
            by=access.user.email,
        )
    except StaleSave:
        access.inspection.refresh_from_db(fields=[*vars(form.shown), "dates_version"])
        form.rebase(access.inspection.dates_version, _changed_meanwhile(access.inspection))
        return _show(request, access, form, status=409)
    except PlanRefused as refusal:
        form.add_error("reason" if "reason" in form.fields else None, str(refusal))
        return _show(request, access, form, status=422)
    messages.success(request, _("The dates are saved."))
    return redirect(ONWARD[access.inspection.is_announced], access.inspection.reference)


def _show(
    request: HttpRequest, access: InspectionAccess, form: DatesForm, status: int = 200
) -> HttpResponse:
    inspection = access.inspection
    rule = find_notice_rule(inspection.framework.code)
    changes = find_events(inspection.audit_stream, "dates_changed")
    context = {
        "access": access,
        "form": form,
        "dates": date_rows(inspection),
        "buttons": proposal_buttons(inspection),
        "is_proposal": form.shown != inspection.schedule,
        "page": present_dates(inspection, form.shown, rule, changes),
    }
    return render(request, "inspections/dates_edit.html", context, status=status)


def _changed_meanwhile(inspection: Inspection) -> str:
    now = ", ".join(f"{row['key']} {row['value']}" for row in date_rows(inspection))
    return _(
        "Somebody else has changed the dates. They are now: %(now)s. Yours stand below; save them "
        "once more to replace those."
    ) % {"now": now}
