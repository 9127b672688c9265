"""Who in a service may own an action, and who may verify one."""

from collections.abc import Mapping

from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, SERVICE_ROLES, ServiceRoleCode
from inspections.models import Inspection, Service, ServiceMember
from inspections.queries import current_team, memberships_on


def service_user_ids(service: Service, permission: Permission) -> frozenset[int]:
    """Return the keys of those whose role in a service allows this today: one query."""
    return frozenset(_people(service, permission))


def people_who_may(service: Service, permission: Permission) -> list[User]:
    """Return those whose role in a service allows this today, by name: one query."""
    return list(_people(service, permission).values())


def addresses_to_tell(inspection: Inspection, *, is_for_team: bool) -> list[str]:
    """Return the addresses of those in the team who say today whether a plan covers every
    recommendation, or of those in the service who edit and approve plans.
    """
    if is_for_team:
        deciding = [
            code for code in ROLES if Permission.CONFIRM_COVERAGE in ROLES[code].permissions
        ]
        team = current_team(inspection).filter(role__in=deciding, user__is_active=True)
        return sorted({one.user.email for one in team})
    people = {
        **_people(inspection.service, Permission.EDIT_PLAN),
        **_people(inspection.service, Permission.APPROVE_PLAN),
    }
    return sorted(one.email for one in people.values())


def _people(service: Service, permission: Permission) -> Mapping[int, User]:
    roles = [code for code in ServiceRoleCode if permission in SERVICE_ROLES[code].permissions]
    rows = ServiceMember.objects.filter(
        memberships_on(timezone.localdate()), service=service, role__in=roles, user__is_active=True
    )
    return {one.user_id: one.user for one in rows.select_related("user").order_by("user__name")}
