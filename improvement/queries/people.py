"""Who in a service may own an action, and who may verify one."""

from collections.abc import Mapping

from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from inspections.models import Service, ServiceMember
from inspections.queries import memberships_on


def service_user_ids(service: Service, permission: Permission) -> frozenset[int]:
    """Return the keys of those whose role in a service allows this today: one query."""
    return frozenset(_people(service, permission))


def people_who_may(service: Service, permission: Permission) -> list[User]:
    """Return those whose role in a service allows this today, by name: one query."""
    return list(_people(service, permission).values())


def _people(service: Service, permission: Permission) -> Mapping[int, User]:
    roles = [code for code in ServiceRoleCode if permission in SERVICE_ROLES[code].permissions]
    rows = ServiceMember.objects.filter(
        memberships_on(timezone.localdate()), service=service, role__in=roles, user__is_active=True
    )
    return {one.user_id: one.user for one in rows.select_related("user").order_by("user__name")}
