"""Reads of what a service prepares; the loaders here are the only way to it for a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.db.models import Count, Q

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.models import (
    Case,
    CaseloadRow,
    CasePreparation,
    ReadingSlot,
    ReplacementRequest,
    SampledCase,
)
from cases.queries.replacing import find_open_request
from cases.queries.samples import find_sampled, standing_sample
from cases.queries.timetable import slots_by_case
from cases.types.answers import natural_order
from cases.types.preparation import PreparationProgress, Prepared
from inspections.models import Inspection
from inspections.queries import SharedAccess, get_shared_inspection_for, services_where


@dataclass(frozen=True)
class PreparedCase:
    """A case to prepare with all that its service may know of it.

    `row` is None for a case that was not drawn; `stored` where nothing is noted, `slot` where it
    has no place in the timetable yet; `request` is the latest one about it.
    """

    case: Case
    row: CaseloadRow | None
    stored: CasePreparation | None
    slot: ReadingSlot | None
    request: ReplacementRequest | None

    @property
    def prepared(self) -> Prepared:
        """What the service has noted."""
        return prepared_of(self.stored)


@dataclass(frozen=True)
class CaseToReplace:
    """A drawn case that its service may ask to have replaced; `request` is open already."""

    within: SharedAccess
    sampled: SampledCase
    request: ReplacementRequest | None


def get_preparation_for(user: User, reference: str) -> SharedAccess:
    """Return the inspection whose cases are prepared to those who load cases, and its service."""
    return get_shared_inspection_for(
        user, reference, of_team=Permission.IMPORT_CASES, of_service=Permission.PREPARE_INSPECTION
    )


def get_case_to_replace_for(user: User, reference: str, case: str) -> CaseToReplace:
    """Return a drawn case to its service; raises NotVisible for the team and everybody else."""
    try:
        access = get_preparation_for(user, reference)
    except NotAllowed as refusal:
        raise NotVisible from refusal
    sample = standing_sample(access.inspection)
    sampled = find_sampled(sample, case) if sample and access.is_of_service else None
    if sampled is None or sampled.case is None:
        raise NotVisible
    return CaseToReplace(access, sampled, find_open_request(sampled))


def may_prepare(user: User, inspection: Inspection) -> bool:
    """Return whether somebody prepares the cases of this inspection for its service."""
    services = services_where(user, Permission.PREPARE_INSPECTION)
    return inspection.is_announced and services.filter(service=inspection.service_id).exists()


def cases_to_prepare(
    inspection: Inspection, requests: Iterable[ReplacementRequest]
) -> list[PreparedCase]:
    """Return all cases in the order of their references: two queries.

    `requests` are those about the standing sample, in the order in which they came.
    """
    cases = Case.objects.filter(inspection=inspection).select_related(
        "preparation__by", "drawn_as__row"
    )
    slots = slots_by_case(inspection)
    latest = {one.sampled_id: one for one in requests}
    return [
        _prepared_case(one, slots.get(one.pk), latest)
        for one in sorted(cases, key=lambda one: natural_order(one.reference))
    ]


def _prepared_case(
    case: Case, slot: ReadingSlot | None, requests: dict[int, ReplacementRequest]
) -> PreparedCase:
    sampled = cast(SampledCase | None, getattr(case, "drawn_as", None))
    return PreparedCase(
        case=case,
        row=sampled.row if sampled else None,
        stored=stored_of(case),
        slot=slot,
        request=requests.get(sampled.pk) if sampled else None,
    )


def stored_of(case: Case) -> CasePreparation | None:
    """Return what the service has noted of a case, which must be at hand."""
    return cast(CasePreparation | None, getattr(case, "preparation", None))


def prepared_of(stored: CasePreparation | None) -> Prepared:
    """Return what is stored as plain values; blank where nothing is."""
    if stored is None:
        return Prepared()
    return Prepared(stored.case_manager, stored.is_ready, stored.version)


def preparation_progress(inspection: Inspection) -> PreparationProgress:
    """Return how far the service is, and how many of its requests wait: two queries."""
    return preparations_of([inspection])[inspection.pk]


def preparations_of(inspections: Sequence[Inspection]) -> dict[int, PreparationProgress]:
    """Return the same for each of several inspections, by key: two queries."""
    cases = Case.objects.filter(inspection__in=inspections).order_by().values("inspection")
    counts = cases.annotate(
        cases=Count("pk"),
        named=Count("preparation", filter=~Q(preparation__case_manager="")),
        ready=Count("preparation", filter=Q(preparation__is_ready=True)),
    )
    counted = {one["inspection"]: one for one in counts}
    open_requests = Counter(
        ReplacementRequest.objects.filter(sampled__sample__inspection__in=inspections, outcome="")
        .order_by()
        .values_list("sampled__sample__inspection", flat=True)
    )
    return {
        key: PreparationProgress(
            cases=counted[key]["cases"] if key in counted else 0,
            named=counted[key]["named"] if key in counted else 0,
            ready=counted[key]["ready"] if key in counted else 0,
            open_requests=open_requests[key],
        )
        for key in (one.pk for one in inspections)
    }
