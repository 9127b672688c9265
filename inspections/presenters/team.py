"""What the pages about the team show."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from accounts.policies import can_manage_invitation
from accounts.roles import ROLES, RoleCode
from inspections.models import TeamMember
from inspections.policies import can_give_role
from inspections.queries import InspectionAccess


@dataclass(frozen=True)
class MemberRow:
    """A person's role in the team; `end_href` is empty where the reader cannot end it."""

    name: str
    email: str
    phone: str
    phone_href: str
    role: str
    organisation: str
    from_date: date
    to_date: date | None
    has_left: bool
    end_href: str
    state: str
    invitation_href: str
    has_conflict: bool
    conflict_href: str


def present_team(
    access: InspectionAccess, members: Iterable[TeamMember], conflicted: Collection[int]
) -> list[MemberRow]:
    """Return those who belong to the team first, then those who have left, each in order.

    `conflicted` are the keys of people who must not inspect this service.
    """
    today = timezone.localdate()
    rows = [_present_member(access, member, conflicted, today) for member in members]
    return sorted(rows, key=lambda row: row.has_left)


def givable_roles(access: InspectionAccess) -> list[RoleCode]:
    """Return the roles that the reader may give."""
    return [code for code in RoleCode if can_give_role(access.user, access.permissions, code)]


def warn_of_leaving(access: InspectionAccess, member: TeamMember) -> str:
    """Return what ending this membership means, in one sentence."""
    if member.user_id == access.user.pk:
        return _("You end your own role: what it lets you do ends with it, at once.")
    return _(
        "%(name)s can no longer do in this inspection what this role allows, from their next "
        "click on. Their answers and notes stay."
    ) % {"name": member.user.name}


def say_left(member: TeamMember) -> str:
    """Return that somebody has left, or when they will."""
    words = {"name": member.user.name}
    if member.to_date is not None and member.to_date > timezone.localdate():
        words["day"] = date_format(member.to_date)
        return _("The role of %(name)s ends on %(day)s.") % words
    return _("%(name)s has left.") % words


def _present_member(
    access: InspectionAccess, member: TeamMember, conflicted: Collection[int], today: date
) -> MemberRow:
    role = RoleCode(member.role)
    is_lasting = member.to_date is None or member.to_date > today
    is_clear = is_lasting and member.user_id not in conflicted
    may_record = is_clear and access.may(Permission.LEAD_TEAM)
    may_end = is_lasting and can_give_role(access.user, access.permissions, role)
    # Whoever leads must be reached at once when a child is in danger.
    needs_number = is_lasting and Permission.HANDLE_CONCERN in ROLES[role].permissions
    arguments = [access.inspection.reference, member.pk]
    return MemberRow(
        name=member.user.name,
        email=member.user.email,
        phone=member.user.phone,
        phone_href=reverse("inspections:phone-edit", args=arguments) if needs_number else "",
        role=str(ROLES[role].title),
        organisation=member.organisation,
        from_date=member.from_date,
        to_date=member.to_date,
        has_left=member.to_date is not None and member.to_date <= today,
        end_href=reverse("inspections:member-end", args=arguments) if may_end else "",
        state="" if member.user.is_active else str(member.user.state.label),
        has_conflict=is_lasting and member.user_id in conflicted,
        conflict_href=reverse("inspections:member-conflict", args=arguments) if may_record else "",
        invitation_href=_invitation_href(access, member.user),
    )


def _invitation_href(access: InspectionAccess, person: User) -> str:
    """Return where the reader sends the invitation again or withdraws it; "" if not theirs."""
    for invitation in person.invitations.all():
        is_waiting = invitation.ended_at is None
        if is_waiting and can_manage_invitation(access.user, invitation):
            return reverse("dashboard:invitation-detail", args=[invitation.pk])
    return ""
