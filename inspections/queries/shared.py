"""The loader of what an inspection's team and the inspected service both work on."""

from dataclasses import dataclass

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.queries.inspections import (
    get_inspection_for,
    pinned_inspections,
    services_where,
)


@dataclass(frozen=True)
class SharedAccess:
    """An inspection for one person, who belongs to its team or to its service.

    `permissions` are those in the team, none for whoever is of the service; of these, those who
    prepare the inspection have `is_preparing`.
    """

    inspection: Inspection
    user: User
    permissions: frozenset[Permission]
    is_of_service: bool
    is_preparing: bool = True


def get_shared_inspection_for(
    user: User, reference: str, *, of_team: Permission, of_service: Permission
) -> SharedAccess:
    """Return an inspection to a team member with the first permission and, once it is announced,
    to whoever has the second in its service.

    Raises NotVisible for everybody else, and NotAllowed for other members of the team.
    """
    inspection = pinned_inspections().filter(reference=reference).first()
    if inspection is None:
        raise NotVisible
    services = services_where(user, of_service).filter(service=inspection.service)
    if inspection.is_announced and services.exists():
        return SharedAccess(inspection, user, frozenset(), is_of_service=True)
    access = get_inspection_for(user, reference, of_team)
    return SharedAccess(access.inspection, user, access.permissions, is_of_service=False)
