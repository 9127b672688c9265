"""What the page about the people of the inspected service shows."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policies import can_manage_invitation
from inspections.models import Inspection, ServiceMember


def present_service_people(
    inspection: Inspection, members: Iterable[ServiceMember], reader: User
) -> dict[str, Any]:
    """Return those who answer for the service as components/table.html."""
    return {
        "caption": _("People who answer for the service"),
        "head": [
            {"text": _("Name")},
            {"text": _("Email address")},
            {"text": _("Role")},
            {"text": _("From")},
            {"text": _("Account")},
            {"text": _("End")},
        ],
        "rows": [_row(inspection, member, reader) for member in members],
    }


def _row(inspection: Inspection, member: ServiceMember, reader: User) -> list[dict[str, Any]]:
    end = reverse("inspections:service-person-end", args=[inspection.reference, member.pk])
    begins_later = member.from_date > timezone.localdate()
    words = {"day": date_format(member.from_date)}
    return [
        {"text": member.user.name},
        {"text": member.user.email},
        {"text": member.get_role_display()},
        {"text": _("From %(day)s on") % words if begins_later else words["day"]},
        _account(member.user, reader),
        {"text": _("End the role of %(name)s") % {"name": member.user.name}, "href": end},
    ]


def _account(person: User, reader: User) -> dict[str, Any]:
    """Return how far the account is, with the way to an invitation that the reader sent."""
    for invitation in person.invitations.all():
        if invitation.ended_at is None and can_manage_invitation(reader, invitation):
            href = reverse("dashboard:invitation-detail", args=[invitation.pk])
            return {"text": _("Invited"), "href": href}
    return {"text": str(person.state.label)}
