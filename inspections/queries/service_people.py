"""Who answers for the service that an inspection is of."""

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection, ServiceMember
from inspections.queries.inspections import (
    InspectionAccess,
    get_inspection_for,
    lasting_memberships,
)


def service_people(inspection: Inspection) -> QuerySet[ServiceMember]:
    """Return those who answer, or will answer, for the service, with their invitations."""
    members = ServiceMember.objects.filter(lasting_memberships(), service=inspection.service)
    return members.select_related("user").prefetch_related("user__invitations").order_by("pk")


def get_service_person_for(
    user: User, reference: str, pk: int
) -> tuple[InspectionAccess, ServiceMember]:
    """Return a role in the inspected service to whoever leads its inspection.

    Raises NotVisible for a role elsewhere, else as get_inspection_for.
    """
    access = get_inspection_for(user, reference, Permission.LEAD_TEAM)
    member = service_people(access.inspection).filter(pk=pk).first()
    if member is None:
        raise NotVisible
    member.service = access.inspection.service
    return access, member
