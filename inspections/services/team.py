"""Writes about who belongs to an inspection's team."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries.people import lock_person
from accounts.roles import RoleCode
from audit.services import record_event
from inspections.errors import TeamRefused
from inspections.models import Inspection, Service, TeamMember
from inspections.policies import is_same_service
from inspections.queries import (
    has_conflict,
    lasting_memberships,
    lock_inspection,
    speaks_for_service,
)


@transaction.atomic
def add_team_member(
    *,
    inspection: Inspection,
    user: User,
    role: RoleCode,
    organisation: str,
    by: str,
    from_date: date | None = None,
) -> TeamMember:
    """Give a person a role in the team from a day on, today unless said otherwise.

    Raises TeamRefused when the person has that role and has not left it, and for somebody who
    speaks for the service that is inspected, comes from it, or has a conflict of interest with it.
    """
    # The lock makes two people who add the same member wait for each other.
    lock_inspection(inspection)
    if inspection.team.filter(user=user, role=role, to_date__isnull=True).exists():
        raise TeamRefused(_("%(name)s already has this role in the team.") % {"name": user.name})
    _check_impartial(inspection.service, user, role, organisation)
    member = TeamMember.objects.create(
        inspection=inspection,
        user=user,
        role=role,
        organisation=organisation,
        from_date=from_date or timezone.localdate(),
    )
    record_event(
        stream=inspection.audit_stream,
        verb="team_member_added",
        by=by,
        object_label=user.email,
        details={"role": role, "organisation": organisation, "from": member.from_date},
    )
    return member


def _check_impartial(service: Service, user: User, role: RoleCode, organisation: str) -> None:
    # The lock makes whoever declares a conflict of this person at the same moment wait.
    lock_person(user)
    words = {"name": user.name, "service": service.name, "organisation": organisation}
    if speaks_for_service(user, service):
        raise TeamRefused(
            _("%(name)s speaks for the inspected service, so cannot be in the team.") % words
        )
    if has_conflict(user, service):
        raise TeamRefused(
            _(
                "%(name)s has a conflict of interest with %(service)s, so cannot be in the team. "
                "Only an administrator can lift it."
            )
            % words
        )
    if role == RoleCode.LOCAL_ASSESSOR and is_same_service(organisation, service):
        raise TeamRefused(
            _(
                "A local assessor comes from another service. %(name)s comes from "
                "%(organisation)s, which is the one inspected."
            )
            % words
        )


@transaction.atomic
def end_team_membership(*, member: TeamMember, by: str, to_date: date | None = None) -> None:
    """End a membership today: what it allowed is refused from the next request on.

    `to_date`, if given, is the first day on which it holds no longer, today or later. A membership
    that was to begin later never begins. Raises TeamRefused when it has ended before.
    """
    today = timezone.localdate()
    if to_date is not None and to_date < today:
        raise TeamRefused(_("A role cannot end before today."))
    to_date = max(to_date or today, member.from_date)
    lasting = TeamMember.objects.filter(lasting_memberships(), pk=member.pk)
    if not lasting.update(to_date=to_date):
        raise TeamRefused(_("%(name)s has already left this role.") % {"name": member.user.name})
    member.to_date = to_date
    record_event(
        stream=member.inspection.audit_stream,
        verb="team_member_left",
        by=by,
        object_label=member.user.email,
        details={"role": member.role, "to": to_date},
    )
