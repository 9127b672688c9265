"""The loader of an inspection for the people of the service that it is of."""

from dataclasses import dataclass

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Granted, Permission
from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from inspections.models import Inspection, Service
from inspections.policies import service_refusal_of
from inspections.queries.inspections import (
    find_service,
    memberships_in_services,
    pinned_inspections,
)


@dataclass(frozen=True)
class ServiceAccess(Granted):
    """An inspection as one person of its service may see it: what the checked loader returns."""

    inspection: Inspection
    user: User
    permissions: frozenset[Permission]

    def check(self, permission: Permission) -> None:
        """Raise NotAllowed when the person's roles in the service do not allow this."""
        if permission not in self.permissions:
            raise NotAllowed(service_refusal_of(permission))


@dataclass(frozen=True)
class ServiceRights:
    """A service as one of its people may see it."""

    service: Service
    user: User
    permissions: frozenset[Permission]


def get_service_for(user: User, code: str, permission: Permission) -> ServiceRights:
    """Return a service to somebody whose role in it allows this.

    Raises NotVisible for everybody outside it, and NotAllowed for other roles in it.
    """
    service = find_service(code)
    permissions = service_permissions(user, service) if service else frozenset()
    if service is None or not permissions:
        raise NotVisible
    if permission not in permissions:
        raise NotAllowed(service_refusal_of(permission))
    return ServiceRights(service, user, permissions)


def service_permissions(user: User, service: Service) -> frozenset[Permission]:
    """Return what the person's roles in a service allow today; nothing for the inactive."""
    rows = memberships_in_services(user).filter(service=service)
    granted = (
        SERVICE_ROLES[ServiceRoleCode(role)].permissions
        for role in rows.values_list("role", flat=True)
    )
    return frozenset().union(*granted)


def get_service_inspection_for(user: User, reference: str, permission: Permission) -> ServiceAccess:
    """Return an announced inspection for somebody whose role in its service allows this.

    Raises NotVisible for everybody outside the service and before the announcement, and
    NotAllowed for other roles in the service.
    """
    inspection = pinned_inspections().filter(reference=reference).first()
    if inspection is None or not inspection.is_announced:
        raise NotVisible
    permissions = service_permissions(user, inspection.service)
    if not permissions:
        raise NotVisible
    access = ServiceAccess(inspection, user, permissions)
    access.check(permission)
    return access
