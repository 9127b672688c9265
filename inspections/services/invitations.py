"""Inviting somebody straight into a team or to a service, and taking that back."""

from datetime import date

from django.db import transaction

from accounts.models import Invitation, User
from accounts.roles import RoleCode, ServiceRoleCode
from accounts.services.invitations import invite_person, withdraw_invitation
from inspections.models import Inspection, Service, ServiceMember, TeamMember
from inspections.queries import lasting_memberships
from inspections.services.service_members import add_service_member, end_service_membership
from inspections.services.team import add_team_member, end_team_membership


@transaction.atomic
def invite_to_team(
    *,
    inspection: Inspection,
    email: str,
    name: str,
    role: RoleCode,
    organisation: str,
    inviter: User,
    home: str,
    from_date: date | None = None,
) -> Invitation:
    """Invite somebody and give them their role; it holds nothing open before they accept.

    Raises PeopleRefused and TeamRefused as the two steps do; then neither is taken.
    """
    invitation = invite_person(email=email, name=name, inviter=inviter, home=home)
    add_team_member(
        inspection=inspection,
        user=invitation.user,
        role=role,
        organisation=organisation,
        from_date=from_date,
        by=inviter.email,
    )
    return invitation


@transaction.atomic
def invite_to_service(
    *,
    service: Service,
    email: str,
    name: str,
    inviter: User,
    home: str,
    role: ServiceRoleCode = ServiceRoleCode.MANAGER,
) -> Invitation:
    """Invite somebody to a role in a service; it opens nothing before they accept.

    Raises PeopleRefused and TeamRefused as the two steps do; then neither is taken.
    """
    invitation = invite_person(email=email, name=name, inviter=inviter, home=home)
    add_service_member(service=service, user=invitation.user, role=role, by=inviter.email)
    return invitation


@transaction.atomic
def withdraw_with_roles(*, invitation: Invitation, by: str) -> None:
    """Withdraw an invitation and end every role that was waiting for it to be accepted."""
    user = withdraw_invitation(invitation=invitation, by=by)
    lasting = lasting_memberships()
    for member in TeamMember.objects.filter(lasting, user=user).select_related("inspection"):
        end_team_membership(member=member, by=by)
    for place in ServiceMember.objects.filter(lasting, user=user).select_related("service"):
        end_service_membership(member=place, by=by)
