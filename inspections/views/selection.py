"""The pages on which the reason for a selection is written, with the figures behind it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.errors import PlanRefused, StaleSave
from inspections.forms.selection import IndicatorForm, ReasonForm
from inspections.presenters.selection import changed_reason, present_indicators
from inspections.queries import (
    InspectionAccess,
    get_indicator_for,
    get_inspection_for,
    indicators_of,
)
from inspections.services.selection import (
    add_indicator,
    change_indicator,
    remove_indicator,
    write_reason,
)

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def reason_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the reason; list the figures behind it."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    inspection = access.inspection
    initial = {"reason": inspection.reason_for_selection, "version": inspection.reason_version}
    form = ReasonForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        return _show_reason(request, access, form, status=422 if form.errors else 200)
    try:
        write_reason(
            inspection=inspection,
            reason=form.cleaned_data["reason"],
            base_version=form.cleaned_data["version"],
            by=access.user.email,
        )
    except StaleSave:
        inspection.refresh_from_db(fields=["reason_for_selection", "reason_version"])
        form.rebase(inspection.reason_version, changed_reason(inspection))
        return _show_reason(request, access, form, status=409)
    except PlanRefused as refusal:
        form.add_error(None, str(refusal))
        return _show_reason(request, access, form, status=422)
    messages.success(request, _("The reason is saved."))
    if request.POST.get("then") == "add":
        return redirect("inspections:indicator-add", reference)
    return redirect("dashboard:setup-detail", reference)


@require_http_methods(GET_OR_POST)
def indicator_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a figure."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    data = request.POST if request.method == "POST" else None
    form = IndicatorForm(data, initial={"version": 0})
    if form.is_valid():
        try:
            add_indicator(inspection=access.inspection, content=form.content, by=access.user.email)
        except PlanRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back_to_reason(request, access, _("The indicator is added."))
    return _show_indicator(request, access, form, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
def indicator_edit(request: HttpRequest, reference: str, indicator_id: int) -> HttpResponse:
    """Change a figure."""
    found = get_indicator_for(person_of(request), reference, indicator_id)
    initial = {name: getattr(found.indicator, name) for name in IndicatorForm.base_fields}
    form = IndicatorForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        return _show_indicator(request, found.within, form, status=422 if form.errors else 200)
    try:
        change_indicator(
            indicator=found.indicator,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=found.within.user.email,
        )
    except StaleSave:
        form.rebase(found.indicator.version, _("Somebody else has changed this meanwhile."))
        return _show_indicator(request, found.within, form, status=409)
    except PlanRefused as refusal:
        form.add_error(None, str(refusal))
        return _show_indicator(request, found.within, form, status=422)
    return _back_to_reason(request, found.within, _("The indicator is saved."))


@require_http_methods(GET_OR_POST)
def indicator_remove(request: HttpRequest, reference: str, indicator_id: int) -> HttpResponse:
    """Ask whether to remove a figure, then remove it."""
    found = get_indicator_for(person_of(request), reference, indicator_id)
    if request.method == "POST":
        try:
            remove_indicator(indicator=found.indicator, by=found.within.user.email)
        except PlanRefused as refusal:
            messages.warning(request, str(refusal) or _("It was removed already."))
            return redirect("inspections:reason-edit", reference)
        return _back_to_reason(request, found.within, _("The indicator is removed."))
    context = {"access": found.within, "indicator": found.indicator}
    return render(request, "inspections/indicator_remove.html", context)


def _back_to_reason(request: HttpRequest, access: InspectionAccess, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("inspections:reason-edit", access.inspection.reference)


def _show_reason(
    request: HttpRequest, access: InspectionAccess, form: ReasonForm, status: int
) -> HttpResponse:
    indicators = present_indicators(access.inspection, indicators_of(access.inspection))
    more = {"text": _("Save and add an indicator"), "name": "then", "value": "add"}
    context = {"access": access, "form": form, "indicators": indicators, "buttons": [more]}
    return render(request, "inspections/reason_edit.html", context, status=status)


def _show_indicator(
    request: HttpRequest, access: InspectionAccess, form: IndicatorForm, status: int
) -> HttpResponse:
    context = {"access": access, "form": form}
    return render(request, "inspections/indicator_edit.html", context, status=status)
