"""The pages on which a lead names who answers for the inspected service."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import PeopleRefused
from accounts.permissions import Permission
from accounts.queries import find_joinable, person_of
from accounts.roles import ServiceRoleCode
from inspections.errors import TeamRefused
from inspections.forms.service_people import ServicePersonForm
from inspections.presenters.service_people import present_service_people
from inspections.queries import (
    InspectionAccess,
    get_inspection_for,
    get_service_person_for,
    service_people,
)
from inspections.services.invitations import invite_to_service
from inspections.services.service_members import add_service_member, end_service_membership


@require_http_methods(["GET", "HEAD", "POST"])
def service_people_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who answers for the service; add a person, inviting them where they have no account."""
    access = get_inspection_for(person_of(request), reference, Permission.LEAD_TEAM)
    form = ServicePersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _add(request, access, form):
        return redirect("inspections:service-people", reference)
    members = service_people(access.inspection)
    context = {
        "access": access,
        "form": form,
        "people": present_service_people(access.inspection, members, access.user),
    }
    status = 422 if form.errors else 200
    return render(request, "inspections/service_people.html", context, status=status)


def _add(request: HttpRequest, access: InspectionAccess, form: ServicePersonForm) -> bool:
    """Add the person; where that is refused, say why in the form."""
    email, name = form.cleaned_data["person"], form.cleaned_data["name"]
    person = find_joinable(email)
    try:
        if person is not None:
            add_service_member(
                service=access.inspection.service,
                user=person,
                role=ServiceRoleCode.MANAGER,
                by=access.user.email,
            )
            messages.success(
                request, _("%(name)s answers for the service.") % {"name": person.name}
            )
        elif not name:
            form.add_error("name", _("Nobody with this address has an account. Enter their name."))
            return False
        elif not ratelimit.consume(request, action="invite_person"):
            form.add_error(None, _("You have invited very many people in an hour. Wait a while."))
            return False
        else:
            invitation = invite_to_service(
                service=access.inspection.service,
                email=email,
                name=name,
                inviter=access.user,
                home=request.build_absolute_uri("/"),
            )
            tell = messages.success if invitation.mailed_at else messages.warning
            tell(request, invitation.delivery)
    except (PeopleRefused, TeamRefused) as refusal:
        form.add_error("person", str(refusal))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def service_person_end(request: HttpRequest, reference: str, place: int) -> HttpResponse:
    """Ask whether somebody's role in the service should end, then end it."""
    access, member = get_service_person_for(person_of(request), reference, place)
    if request.method != "POST":
        context = {"access": access, "member": member}
        return render(request, "inspections/service_person_end.html", context)
    try:
        end_service_membership(member=member, by=access.user.email)
    except TeamRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("%(name)s has left.") % {"name": member.user.name})
    return redirect("inspections:service-people", reference)
