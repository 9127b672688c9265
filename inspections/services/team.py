"""Writes about who belongs to an inspection's team."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import RoleCode
from audit.services import record_event
from inspections.errors import TeamRefused
from inspections.models import Inspection, TeamMember
from inspections.queries import lock_inspection, speaks_for_service


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
    speaks for the service that is inspected.
    """
    # The lock makes two people who add the same member wait for each other.
    lock_inspection(inspection)
    if inspection.team.filter(user=user, role=role, to_date__isnull=True).exists():
        raise TeamRefused(_("%(name)s already has this role in the team.") % {"name": user.name})
    if speaks_for_service(user, inspection.service):
        raise TeamRefused(
            _("%(name)s speaks for the inspected service, so cannot be in the team.")
            % {"name": user.name}
        )
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


@transaction.atomic
def end_team_membership(*, member: TeamMember, by: str) -> None:
    """End a membership today: what it allowed is refused from the next request on.

    A membership that was to begin later never begins. Raises TeamRefused when it has ended before.
    """
    to_date = max(timezone.localdate(), member.from_date)
    lasting = TeamMember.objects.filter(pk=member.pk, to_date__isnull=True)
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
