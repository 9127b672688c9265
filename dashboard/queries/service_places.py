"""The inspections of a person's services, with what of each is theirs to open."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from accounts.models import User
from accounts.permissions import Granted, Permission
from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from improvement.models import ImprovementPlan
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.queries import memberships_in_services, pinned_inspections
from reports.models import AccuracyCheck
from reports.policies import ReleasedSteps
from reports.queries.released import released_steps_by_inspection

_KEY = "yotinspect_service_place"


@dataclass(frozen=True)
class ServicePlace(Granted):
    """An announced inspection as somebody of its service has it before them."""

    inspection: Inspection
    permissions: frozenset[Permission]
    steps: ReleasedSteps
    has_plan: bool
    has_check: bool


def service_places(user: User) -> list[ServicePlace]:
    """Return the announced inspections of the person's services, the newest first: four queries.

    Only one where they have no role in a service today.
    """
    permissions = _permissions_by_service(user)
    if not permissions:
        return []
    rows = pinned_inspections().filter(service__in=permissions).exclude(stage=Stage.PLANNED)
    checks = AccuracyCheck.objects.filter(report__inspection=OuterRef("pk"))
    checked = rows.annotate(has_check=Exists(checks))
    inspections = list(checked.order_by("-week_one_date", "-pk"))
    steps = released_steps_by_inspection(inspections)
    plans = ImprovementPlan.objects.filter(inspection__in=inspections)
    planned = set(plans.values_list("inspection", flat=True))
    return [
        ServicePlace(
            one, permissions[one.service_id], steps[one.pk], one.pk in planned, one.has_check
        )
        for one in inspections
    ]


def find_place(
    places: Sequence[ServicePlace], *, reference: str = "", service: str = ""
) -> ServicePlace | None:
    """Return the place of an inspection, or of the newest one of a service, None for no own."""
    return next(
        (
            one
            for one in places
            if reference == one.inspection.reference or service == one.inspection.service.code
        ),
        None,
    )


def remember_place(request: HttpRequest, place: ServicePlace | None) -> None:
    """Keep with the request where in their service its sender is."""
    setattr(request, _KEY, place)


def place_of(request: HttpRequest) -> ServicePlace | None:
    """Return what was kept with the request, None for everybody of no service."""
    place = getattr(request, _KEY, None)
    return place if isinstance(place, ServicePlace) else None


def _permissions_by_service(user: User) -> dict[int, frozenset[Permission]]:
    found: dict[int, frozenset[Permission]] = defaultdict(frozenset)
    rows = memberships_in_services(user)
    for service, role in rows.order_by("pk").values_list("service", "role"):
        found[service] |= SERVICE_ROLES[ServiceRoleCode(role)].permissions
    return dict(found)
