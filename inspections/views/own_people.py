"""The pages on which a service's manager names its board and the owners of actions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.forms.service_people import OwnPersonForm
from inspections.policies import NAMED_BY_MANAGER
from inspections.presenters.service_people import present_service_people
from inspections.queries import get_own_person_for, get_service_for, service_people
from inspections.views.naming_people import end_role, name_person


@require_http_methods(["GET", "HEAD", "POST"])
def own_people(request: HttpRequest, service: str) -> HttpResponse:
    """Show who has a role in the service; add a person, inviting whoever has no account."""
    access = get_service_for(person_of(request), service, Permission.KEEP_SERVICE_PEOPLE)
    form = OwnPersonForm(request.POST if request.method == "POST" else None, roles=NAMED_BY_MANAGER)
    if form.is_valid() and name_person(request, access.service, form, access.user):
        return redirect("inspections:own-people", service)
    people = present_service_people(
        service_people(access.service),
        access.user,
        "inspections:own-person-end",
        service,
        ended_here=NAMED_BY_MANAGER,
    )
    context = {"service": access.service, "form": form, "people": people}
    status = 422 if form.errors else 200
    return render(request, "inspections/own_people.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def own_person_end(request: HttpRequest, service: str, place: int) -> HttpResponse:
    """Ask whether somebody's role should end, then end it."""
    access, member = get_own_person_for(person_of(request), service, place)
    if request.method != "POST":
        return render(request, "inspections/own_person_end.html", {"member": member})
    end_role(request, member, access.user)
    return redirect("inspections:own-people", service)
