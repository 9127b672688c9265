"""The pages on which a lead names who answers for the inspected service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.forms.service_people import ServicePersonForm
from inspections.presenters.service_people import present_service_people
from inspections.queries import get_inspection_for, get_service_person_for, service_people
from inspections.views.naming_people import end_role, name_person


@require_http_methods(["GET", "HEAD", "POST"])
def service_people_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who has a role in the service; add a person, inviting whoever has no account."""
    access = get_inspection_for(person_of(request), reference, Permission.LEAD_TEAM)
    service = access.inspection.service
    form = ServicePersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and name_person(request, service, form, access.user):
        return redirect("inspections:service-people", reference)
    people = present_service_people(
        service_people(service), access.user, "inspections:service-person-end", reference
    )
    context = {"access": access, "form": form, "people": people}
    status = 422 if form.errors else 200
    return render(request, "inspections/service_people.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def service_person_end(request: HttpRequest, reference: str, place: int) -> HttpResponse:
    """Ask whether somebody's role in the service should end, then end it."""
    access, member = get_service_person_for(person_of(request), reference, place)
    if request.method != "POST":
        context = {"access": access, "member": member}
        return render(request, "inspections/service_person_end.html", context)
    end_role(request, member, access.user)
    return redirect("inspections:service-people", reference)
