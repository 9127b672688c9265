"""The list of inspections, and the pages on which planning begins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from inspections.errors import PlanRefused, TeamRefused
from inspections.forms.planning import PlanForm
from inspections.forms.yots import ServiceForm
from inspections.policies import can_plan, check_plan, first_lead
from inspections.presenters.planning import present_inspections
from inspections.queries import all_services, inspections_for
from inspections.services.planning import begin_planning
from inspections.services.yots import create_service
from standards.queries import get_published_frameworks


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
    """Begin an inspection with its service and its edition, then go on to its task list."""
    person = person_of(request)
    check_plan(person)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        services=all_services(),
        editions=get_published_frameworks(),
        chosen=request.GET.get("service", ""),
    )
    if form.is_valid():
        typed = form.cleaned_data
        try:
            inspection = begin_planning(
                service=typed["service"],
                framework=typed["edition"],
                lead=first_lead(person),
                by=person.email,
            )
        except (PlanRefused, TeamRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            planned = {"reference": inspection.reference}
            messages.success(request, _("Inspection %(reference)s is planned.") % planned)
            return redirect("dashboard:setup-detail", inspection.reference)
    status = 422 if form.errors else 200
    return render(request, "inspections/inspection_plan.html", {"form": form}, status=status)


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
            return redirect(f"{reverse('inspections:inspection-plan')}?service={service.code}")
    status = 422 if form.errors else 200
    return render(request, "inspections/service_create.html", {"form": form}, status=status)
