"""Writes about who belongs to a service."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import ServiceRoleCode
from audit.services import record_event
from inspections.errors import TeamRefused
from inspections.models import Service, ServiceMember
from inspections.queries import inspects_service, lasting_memberships


@transaction.atomic
def add_service_member(
    *,
    service: Service,
    user: User,
    role: ServiceRoleCode,
    by: str,
    from_date: date | None = None,
) -> ServiceMember:
    """Give a person a role in a service from a day on, today unless said otherwise.

    Raises TeamRefused when the person has that role and has not left it, and for somebody who is
    in the team of an inspection of this very service: nobody sits on both sides.
    """
    # The lock makes two people who add the same member wait for each other.
    service = Service.objects.select_for_update().get(pk=service.pk)
    if service.members.filter(user=user, role=role, to_date__isnull=True).exists():
        raise TeamRefused(_("%(name)s already has this role in the service.") % {"name": user.name})
    if inspects_service(user, service):
        raise TeamRefused(
            _("%(name)s is in a team that inspects this service, so cannot speak for it.")
            % {"name": user.name}
        )
    member = ServiceMember.objects.create(
        service=service, user=user, role=role, from_date=from_date or timezone.localdate()
    )
    record_event(
        stream="services",
        verb="service_member_added",
        by=by,
        object_label=user.email,
        details={"service": service.code, "role": role, "from": member.from_date},
    )
    return member


@transaction.atomic
def end_service_membership(*, member: ServiceMember, by: str) -> None:
    """End a membership today: what it allowed is refused from the next request on.

    Raises TeamRefused when it has ended before.
    """
    to_date = max(timezone.localdate(), member.from_date)
    lasting = ServiceMember.objects.filter(lasting_memberships(), pk=member.pk)
    if not lasting.update(to_date=to_date):
        raise TeamRefused(_("%(name)s has already left this role.") % {"name": member.user.name})
    member.to_date = to_date
    record_event(
        stream="services",
        verb="service_member_left",
        by=by,
        object_label=member.user.email,
        details={"service": member.service.code, "role": member.role, "to": to_date},
    )
