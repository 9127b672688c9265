"""Who in a service may own an action, and who may verify one."""

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES
from inspections.models import Inspection, Service
from inspections.queries import current_team, people_allowed


def service_user_ids(service: Service, permission: Permission) -> frozenset[int]:
    """Return the keys of those whose role in a service allows this today: one query."""
    return frozenset(one.pk for one in people_allowed(service, permission))


def people_who_may(service: Service, permission: Permission) -> list[User]:
    """Return those whose role in a service allows this today, by name: one query."""
    return sorted(people_allowed(service, permission), key=lambda one: (one.name, one.pk))


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
        one.email
        for permission in (Permission.EDIT_PLAN, Permission.APPROVE_PLAN)
        for one in people_allowed(inspection.service, permission)
    }
    return sorted(people)
