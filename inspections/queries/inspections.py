"""Reads of inspections; the loaders here are the only way to one inspection for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Expression, Q, QuerySet
from django.utils import timezone

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Granted, Permission
from accounts.roles import ROLES, SERVICE_ROLES, RoleCode, ServiceRoleCode
from inspections.models import Inspection, Service, ServiceMember, TeamMember
from inspections.policies import ADMINISTERING, refusal_of


@dataclass(frozen=True)
class InspectionAccess(Granted):
    """An inspection as one person may see it: what the checked loader returns."""

    inspection: Inspection
    user: User
    permissions: frozenset[Permission]

    def check(self, permission: Permission) -> None:
        """Raise NotAllowed when the person's roles do not allow this."""
        if permission not in self.permissions:
            raise NotAllowed(refusal_of(permission))


def memberships_on(day: date | Expression) -> Q:
    """Return the condition for memberships that hold on a day."""
    return Q(from_date__lte=day) & (Q(to_date__isnull=True) | Q(to_date__gt=day))


def lasting_memberships() -> Q:
    """Return the condition for memberships that hold today or will."""
    return Q(to_date__isnull=True) | Q(to_date__gt=timezone.localdate())


def member_permissions(user: User, inspection: Inspection) -> frozenset[Permission]:
    """Return what the person's roles in this team allow today; nothing for an outsider."""
    roles = TeamMember.objects.filter(
        memberships_on(timezone.localdate()), user=user, inspection=inspection
    )
    return permissions_of(user, roles.values_list("role", flat=True))


def permissions_of(user: User, roles: Iterable[str]) -> frozenset[Permission]:
    """Return what these roles in one team allow this person."""
    if not user.is_active:
        return frozenset()
    granted = [ROLES[RoleCode(role)].permissions for role in roles]
    if user.is_administrator:
        granted.append(ADMINISTERING)
    return frozenset().union(*granted)


def get_inspection_for(
    user: User, reference: str, permission: Permission = Permission.VIEW_INSPECTION
) -> InspectionAccess:
    """Return the inspection as this person may see it.

    Raises NotVisible for a stranger as for a reference that does not exist, and NotAllowed for a
    member whose roles do not include the permission.
    """
    inspection = pinned_inspections().filter(reference=reference).first()
    if inspection is None:
        raise NotVisible
    permissions = member_permissions(user, inspection)
    if Permission.VIEW_INSPECTION not in permissions:
        raise NotVisible
    if permission not in permissions:
        raise NotAllowed(refusal_of(permission))
    return InspectionAccess(inspection, user, permissions)


def inspections_for(user: User) -> QuerySet[Inspection]:
    """Return the inspections this person belongs to today; all of them for an administrator."""
    if user.is_administrator:
        return pinned_inspections()
    return pinned_inspections().filter(pk__in=memberships_for(user).values("inspection"))


def find_inspection(reference: str) -> Inspection | None:
    """Return the inspection for a command of the operator, or None."""
    return pinned_inspections().filter(reference=reference).first()


def pinned_inspections() -> QuerySet[Inspection]:
    """Return inspections with service and edition at hand, without the edition's long document."""
    return Inspection.objects.select_related("service", "framework").defer("framework__document")


def lock_inspection(inspection: Inspection) -> Inspection:
    """Return the inspection as it stands now; nobody else can write it until the transaction ends.

    Who needs other locks too takes this one first, then those of assessments by key.
    """
    return pinned_inspections().select_for_update(of=("self",)).get(pk=inspection.pk)


def team_of(inspection: Inspection) -> QuerySet[TeamMember]:
    """Return the team with the people's names, in the order they joined the list."""
    return inspection.team.select_related("user").order_by("pk")


def team_with_invitations(inspection: Inspection) -> QuerySet[TeamMember]:
    """Return the team as team_of, with everybody's invitations at hand."""
    return team_of(inspection).prefetch_related("user__invitations")


def chosen_standard_codes(inspection: Inspection) -> tuple[str, ...]:
    """Return the codes of the themes this inspection covers, in their order."""
    return tuple(inspection.standards.order_by("number").values_list("code", flat=True))


def current_team(inspection: Inspection) -> QuerySet[TeamMember]:
    """Return the members whose roles hold today."""
    return team_of(inspection).filter(memberships_on(timezone.localdate()))


def get_member_for(
    user: User, reference: str, member_id: int
) -> tuple[InspectionAccess, TeamMember]:
    """Return a member of the team for somebody who may change the team.

    Raises NotVisible for a member of another team, else as get_inspection_for.
    """
    access = get_inspection_for(user, reference, Permission.EDIT_INSPECTION)
    member = team_of(access.inspection).filter(pk=member_id).first()
    if member is None:
        raise NotVisible
    member.inspection = access.inspection
    return access, member


def memberships_for(user: User) -> QuerySet[TeamMember]:
    """Return the roles this person holds today, in all inspections."""
    return TeamMember.objects.filter(memberships_on(timezone.localdate()), user=user)


def roles_by_inspection(user: User) -> dict[int, tuple[RoleCode, ...]]:
    """Return the roles this person holds today by the inspection's key: one query."""
    roles: dict[int, tuple[RoleCode, ...]] = {}
    for key, role in memberships_for(user).order_by("pk").values_list("inspection", "role"):
        roles[key] = (*roles.get(key, ()), RoleCode(role))
    return roles


def inspects_service(user: User, service: Service) -> bool:
    """Return whether this person is, today or later, in the team of an inspection of a service."""
    return TeamMember.objects.filter(
        lasting_memberships(), user=user, inspection__service=service
    ).exists()


def speaks_for_service(user: User, service: Service) -> bool:
    """Return whether this person has, today or later, a role in a service."""
    return ServiceMember.objects.filter(lasting_memberships(), user=user, service=service).exists()


def services_where(user: User, permission: Permission) -> QuerySet[ServiceMember]:
    """Return today's memberships in services whose role allows this; none for the inactive."""
    return memberships_in_services(user).filter(role__in=roles_allowing(permission))


def roles_allowing(permission: Permission) -> list[ServiceRoleCode]:
    """Return the roles in a service that allow this."""
    return [code for code in ServiceRoleCode if permission in SERVICE_ROLES[code].permissions]


def memberships_in_services(user: User) -> QuerySet[ServiceMember]:
    """Return the memberships in services that hold today; none for the inactive."""
    if not user.is_active:
        return ServiceMember.objects.none()
    return ServiceMember.objects.filter(memberships_on(timezone.localdate()), user=user)


def service_only_memberships(user: User) -> QuerySet[ServiceMember]:
    """Return the memberships in services, past ones too, of somebody who inspects nothing.

    It is empty for whoever is in a team today, and for administrators.
    """
    if user.is_administrator:
        return ServiceMember.objects.none()
    return ServiceMember.objects.filter(~Exists(memberships_for(user)), user=user)


def find_service(code: str) -> Service | None:
    """Return the service with this code, or None."""
    return Service.objects.filter(code=code).first()


def all_services() -> list[Service]:
    """Return the services that can be inspected, by name."""
    return sorted(Service.objects.all(), key=lambda one: (one.name.casefold(), one.code))
