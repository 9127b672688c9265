"""Conflicts of interest, and roles in services, for those who keep them in order."""

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from accounts.policies import check_keep_people
from inspections.choices import Stage
from inspections.models import (
    ConflictOfInterest,
    Inspection,
    Service,
    ServiceMember,
    TeamMember,
)
from inspections.policies import check_lift
from inspections.queries.inspections import lasting_memberships


def has_conflict(user: User, service: Service) -> bool:
    """Return whether a conflict of interest of this person with a service stands."""
    return standing_conflicts().filter(user=user, service=service).exists()


def standing_conflicts() -> QuerySet[ConflictOfInterest]:
    """Return the conflicts of interest that nobody has lifted."""
    return ConflictOfInterest.objects.filter(lifted_at__isnull=True)


def conflicted_people(inspection: Inspection) -> frozenset[int]:
    """Return the keys of everybody who must not inspect this service."""
    people = standing_conflicts().filter(service=inspection.service)
    return frozenset(people.values_list("user", flat=True))


def conflicts_of(user: User) -> QuerySet[ConflictOfInterest]:
    """Return somebody's conflicts of interest, lifted ones too, the newest first."""
    return ConflictOfInterest.objects.filter(user=user).select_related("service").order_by("-pk")


def get_conflict_for(user: User, pk: int) -> ConflictOfInterest:
    """Return a conflict to whoever may lift it; raises NotAllowed, and NotVisible for none."""
    check_keep_people(user)
    conflict = ConflictOfInterest.objects.select_related("user", "service").filter(pk=pk).first()
    if conflict is None:
        raise NotVisible
    check_lift(user, conflict)
    return conflict


def teams_to_leave(user: User, service: Service) -> list[Inspection]:
    """Return the inspections of a service, not yet published, in whose teams this person is."""
    roles = TeamMember.objects.filter(lasting_memberships(), user=user)
    return list(
        service.inspections.filter(pk__in=roles.values("inspection")).exclude(stage=Stage.PUBLISHED)
    )


def get_service_member_for(user: User, pk: int) -> ServiceMember:
    """Return anybody's role in a service to an administrator; raises NotAllowed, NotVisible."""
    check_keep_people(user)
    place = ServiceMember.objects.select_related("user", "service").filter(pk=pk).first()
    if place is None:
        raise NotVisible
    return place
