"""Giving somebody a role in a service from a page: the same for its manager and for a lead."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.errors import PeopleRefused
from accounts.models import User
from accounts.queries import find_joinable
from accounts.roles import SERVICE_ROLES
from inspections.errors import TeamRefused
from inspections.forms.service_people import ServicePersonForm
from inspections.models import Service, ServiceMember
from inspections.services.invitations import invite_to_service
from inspections.services.service_members import add_service_member, end_service_membership


def name_person(request: HttpRequest, service: Service, form: ServicePersonForm, by: User) -> bool:
    """Add the person, inviting whoever has no account; say in the form where that is refused."""
    email, name = form.cleaned_data["person"], form.cleaned_data["name"]
    role, person = form.cleaned_data["role"], find_joinable(form.cleaned_data["person"])
    try:
        if person is not None:
            add_service_member(service=service, user=person, role=role, by=by.email)
            words = {"name": person.name, "role": SERVICE_ROLES[role].title}
            messages.success(request, _("%(name)s has the role: %(role)s.") % words)
        elif not name:
            form.add_error("name", _("Nobody with this address has an account. Enter their name."))
            return False
        elif not ratelimit.consume(request, action="invite_person"):
            form.add_error(None, _("You have invited very many people in an hour. Wait a while."))
            return False
        else:
            invitation = invite_to_service(
                service=service,
                email=email,
                name=name,
                role=role,
                inviter=by,
                home=request.build_absolute_uri("/"),
            )
            tell = messages.success if invitation.mailed_at else messages.warning
            tell(request, invitation.delivery)
    except (PeopleRefused, TeamRefused) as refusal:
        form.add_error("person", str(refusal))
        return False
    return True


def end_role(request: HttpRequest, member: ServiceMember, by: User) -> None:
    """End somebody's role in a service, and tell what came of it."""
    try:
        end_service_membership(member=member, by=by.email)
    except TeamRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("%(name)s has left.") % {"name": member.user.name})
