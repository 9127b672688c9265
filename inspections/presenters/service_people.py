"""What the pages about the people of a service show."""

from collections.abc import Container, Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policies import can_manage_invitation
from accounts.roles import ServiceRoleCode
from inspections.models import ServiceMember


def present_service_people(
    members: Iterable[ServiceMember],
    reader: User,
    route: str,
    within: str,
    *,
    ended_here: Container[str] = tuple(ServiceRoleCode),
) -> dict[str, Any]:
    """Return those who have a role in a service as components/table.html.

    `route` is that of the page on which a role ends, and `within` what it is asked for with;
    `ended_here` are the roles that the reader ends.
    """
    shown = list(members)
    addresses = {one.pk: reverse(route, args=[within, one.pk]) for one in shown}
    return {
        "caption": _("People with a role in the service"),
        "head": [
            {"text": _("Name")},
            {"text": _("Email address")},
            {"text": _("Role")},
            {"text": _("From")},
            {"text": _("Account")},
            {"text": _("End")},
        ],
        "rows": [
            _row(one, reader, addresses[one.pk] if one.role in ended_here else "") for one in shown
        ],
    }


def _row(member: ServiceMember, reader: User, end: str) -> list[dict[str, Any]]:
    begins_later = member.from_date > timezone.localdate()
    words = {"day": date_format(member.from_date)}
    ending = {"text": _("End the role of %(name)s") % {"name": member.user.name}, "href": end}
    return [
        {"text": member.user.name},
        {"text": member.user.email},
        {"text": member.get_role_display()},
        {"text": _("From %(day)s on") % words if begins_later else words["day"]},
        _account(member.user, reader),
        ending if end else {"text": _("By the inspectorate")},
    ]


def _account(person: User, reader: User) -> dict[str, Any]:
    """Return how far the account is, with the way to an invitation that the reader sent."""
    for invitation in person.invitations.all():
        if invitation.ended_at is None and can_manage_invitation(reader, invitation):
            href = reverse("dashboard:invitation-detail", args=[invitation.pk])
            return {"text": _("Invited"), "href": href}
    return {"text": str(person.state.label)}
