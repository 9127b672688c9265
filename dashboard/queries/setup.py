"""What the tasks of setting an inspection up are judged by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.roles import ServiceRoleCode
from cases.queries.caseloads import standing_caseload, waiting_draft
from cases.queries.preparation import preparation_progress
from cases.queries.samples import standing_sample
from cases.queries.timetable import timetable_progress
from cases.types.timetable import TimetableProgress
from inspections.choices import Stage
from inspections.models import Inspection, Service, ServiceMember, TeamMember
from inspections.queries import (
    InspectionAccess,
    chosen_standard_codes,
    current_team,
    indicators_of,
    reached_stages,
    service_people,
)
from inspections.queries.documents import document_counts
from standards.queries import get_content
from standards.types import FrameworkContent


@dataclass(frozen=True)
class SetupFacts:
    """One inspection with all that its tasks look at.

    `announced_date` is the day it was really announced on; `eligible` counts the cases of the
    caseload that can be drawn, and `drawn` those of the sample: None before there is one;
    `open_requests` counts the service's wishes to replace one of them.
    `timetable` counts all cases, wherever they came from, and those that have a place.
    """

    access: InspectionAccess
    content: FrameworkContent
    chosen: tuple[str, ...]
    team: tuple[TeamMember, ...]
    service_people: int
    indicators: int
    announced_date: date | None
    has_draft: bool
    eligible: int | None
    drawn: int | None
    open_requests: int
    documents: int
    timetable: TimetableProgress


def gather_setup(access: InspectionAccess) -> SetupFacts:
    """Ask for everything once, however many tasks there are."""
    inspection = access.inspection
    return SetupFacts(
        access=access,
        content=get_content(inspection.framework),
        chosen=chosen_standard_codes(inspection),
        team=tuple(current_team(inspection)),
        service_people=_managers(inspection.service).count(),
        indicators=len(indicators_of(inspection)),
        announced_date=reached_stages(inspection).get(Stage.ANNOUNCED),
        has_draft=waiting_draft(inspection) is not None,
        eligible=_count_eligible(inspection),
        drawn=_count_drawn(inspection),
        open_requests=preparation_progress(inspection).open_requests,
        documents=document_counts(inspection).total,
        timetable=timetable_progress(inspection),
    )


def _count_eligible(inspection: Inspection) -> int | None:
    caseload = standing_caseload(inspection)
    return caseload.rows.filter(excluded=[]).count() if caseload else None


def _count_drawn(inspection: Inspection) -> int | None:
    sample = standing_sample(inspection)
    return sample.drawn.filter(case__isnull=False).count() if sample else None


def _managers(service: Service) -> QuerySet[ServiceMember]:
    """Return those who answer for the service."""
    return service_people(service).filter(role=ServiceRoleCode.MANAGER)
