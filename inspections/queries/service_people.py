"""Who has a role in a service, for its manager and for whoever leads an inspection of it."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Service, ServiceMember
from inspections.policies import NAMED_BY_MANAGER
from inspections.queries.inspections import (
    InspectionAccess,
    get_inspection_for,
    lasting_memberships,
    memberships_on,
    roles_allowing,
)
from inspections.queries.service_access import ServiceRights, get_service_for


def service_people(service: Service) -> QuerySet[ServiceMember]:
    """Return those who have, or will have, a role in a service, with their invitations."""
    members = ServiceMember.objects.filter(lasting_memberships(), service=service)
    return members.select_related("user").prefetch_related("user__invitations").order_by("pk")


def get_service_person_for(
    user: User, reference: str, pk: int
) -> tuple[InspectionAccess, ServiceMember]:
    """Return a role in the inspected service to whoever leads its inspection.

    Raises NotVisible for a role elsewhere, else as get_inspection_for.
    """
    access = get_inspection_for(user, reference, Permission.LEAD_TEAM)
    return access, _member(access.inspection.service, pk)


def get_own_person_for(user: User, code: str, pk: int) -> tuple[ServiceRights, ServiceMember]:
    """Return a role in a service to its manager, who gave it or could have given it.

    Raises NotVisible for a role elsewhere and for a manager's, else as get_service_for.
    """
    access = get_service_for(user, code, Permission.KEEP_SERVICE_PEOPLE)
    member = _member(access.service, pk)
    if member.role not in NAMED_BY_MANAGER:
        raise NotVisible
    return access, member


def people_allowed(service: Service, permission: Permission) -> list[User]:
    """Return those whose role in a service allows this today and who can sign in: one query.

    Each once, in the order in which they joined.
    """
    members = ServiceMember.objects.filter(
        memberships_on(timezone.localdate()),
        service=service,
        role__in=roles_allowing(permission),
        user__is_active=True,
    )
    found = {one.user_id: one.user for one in members.select_related("user").order_by("pk")}
    return list(found.values())


def _member(service: Service, pk: int) -> ServiceMember:
    member = service_people(service).filter(pk=pk).first()
    if member is None:
        raise NotVisible
    member.service = service
    return member
