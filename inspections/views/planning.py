"""The list of inspections, and the pages that plan one and set its dates."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.errors import PlanRefused, TeamRefused
from inspections.forms.planning import DatesForm, PlanForm, ServiceForm
from inspections.policies import can_plan, check_plan, first_lead
from inspections.presenters.planning import (
    core_titles,
    edition_links,
    further_themes,
    present_dates,
    present_inspections,
)
from inspections.queries import all_services, chosen_edition, get_inspection_for, inspections_for
from inspections.services.planning import change_dates, create_service, plan_inspection
from inspections.types import Timetable
from standards.models import Framework
from standards.queries import get_content, get_published_frameworks


@require_safe
def inspection_list(request: HttpRequest) -> HttpResponse:
    """List the inspections that this person belongs to, or all for an administrator."""
    person = person_of(request)
    context = {
        "tables": present_inspections(inspections_for(person)),
        "can_plan": can_plan(person),
    }
    return render(request, "inspections/inspection_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def inspection_plan(request: HttpRequest) -> HttpResponse:
    """Plan an inspection by one published edition, chosen first where there are several."""
    check_plan(person_of(request))
    framework = chosen_edition(request.GET.get("edition", ""))
    if framework is None:
        context = {"editions": edition_links(get_published_frameworks())}
        return render(request, "inspections/edition_choose.html", context)
    return _plan_by(framework, request)


def _plan_by(framework: Framework, request: HttpRequest) -> HttpResponse:
    content = get_content(framework)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, services=all_services(), themes=further_themes(content))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            inspection = plan_inspection(
                service=typed["service"],
                framework=framework,
                standard_codes=typed.get("themes", []),
                timetable=Timetable.from_week_one(typed["week_one_date"]),
                reason_for_selection=typed["reason_for_selection"],
                lead=first_lead(person_of(request), typed["lead"]),
                by=person_of(request).email,
            )
        except (PlanRefused, TeamRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _(
                    "Inspection %(reference)s is planned. Its dates follow from the first Monday: "
                    "check them under “Dates”."
                )
                % {"reference": inspection.reference},
            )
            return redirect("inspections:team-edit", inspection.reference)
    context = {"form": form, "framework": framework, "core_titles": core_titles(content)}
    return render(request, "inspections/inspection_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def service_create(request: HttpRequest) -> HttpResponse:
    """Add a service, then go on to plan its inspection."""
    person = person_of(request)
    check_plan(person)
    form = ServiceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            service = create_service(**form.cleaned_data, by=person.email)
        except PlanRefused as refusal:
            form.add_error("code", str(refusal))
        else:
            messages.success(request, _("%(name)s is added.") % {"name": service.name})
            return redirect("inspections:inspection-plan")
    return render(request, "inspections/service_create.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def dates_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show and change all dates; once published, show them only."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    inspection = access.inspection
    data = request.POST if request.method == "POST" else None
    form = DatesForm(data, initial=vars(inspection.timetable))
    if form.is_valid():
        try:
            change_dates(inspection=inspection, timetable=form.timetable, by=access.user.email)
        except PlanRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The dates are saved."))
            return redirect("inspections:dates-edit", inspection.reference)
    context = {"access": access, "form": form, "dates": present_dates(inspection)}
    return render(request, "inspections/dates_edit.html", context)
