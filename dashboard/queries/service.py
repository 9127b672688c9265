"""What the tasks of an inspected service are judged by: of the inspectorate's work, nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import RoleCode
from cases.models import Case, Caseload, CaseloadDraft, Sample
from cases.queries.preparation import preparations_of
from cases.types.preparation import PreparationProgress
from inspections.models import Inspection, RequestedDocument, TeamMember
from inspections.policies.documents import count_documents
from inspections.queries import (
    SharedAccess,
    current_team,
    get_service_inspection_for,
    get_shared_inspection_for,
)
from inspections.queries.documents import wanted_documents
from inspections.types import DocumentCounts

# Whom a service may call, in this order; it learns of nobody else in the team.
CONTACTS = (RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD, RoleCode.SUPPORT_OFFICER)


NOTHING_TO_PREPARE = PreparationProgress(cases=0, named=0, ready=0, open_requests=0)


@dataclass(frozen=True)
class CaseloadStanding:
    """Whether a caseload is there, and the first day of fieldwork that it was measured by."""

    fieldwork_date: date | None = None
    has_draft: bool = False
    is_drawn: bool = False
    has_cases: bool = False


@dataclass(frozen=True)
class ServiceFacts:
    """One inspection with all that the service's tasks look at."""

    inspection: Inspection
    today: date
    caseload: CaseloadStanding = field(default_factory=CaseloadStanding)
    documents: Sequence[RequestedDocument] = ()
    preparation: PreparationProgress = NOTHING_TO_PREPARE

    @property
    def counts(self) -> DocumentCounts:
        """The documents by their status today."""
        return count_documents(self.documents, self.today)


def get_notice_for(user: User, reference: str) -> SharedAccess:
    """Return an inspection to its service, once announced, and to who keeps its plan.

    Whoever prepares it has tasks there; the board reads the dates.
    """
    try:
        return get_shared_inspection_for(
            user,
            reference,
            of_team=Permission.EDIT_INSPECTION,
            of_service=Permission.PREPARE_INSPECTION,
        )
    except NotVisible:
        access = get_service_inspection_for(user, reference, Permission.READ_RELEASED)
    return SharedAccess(
        access.inspection, user, frozenset(), is_of_service=True, is_preparing=False
    )


def gather_service_facts(inspections: Iterable[Inspection]) -> list[ServiceFacts]:
    """Ask for everything once, however many inspections there are; nothing for none."""
    asked = list(inspections)
    if not asked:
        return []
    today = timezone.localdate()
    documents = wanted_documents(asked)
    caseloads = _caseload_standings(asked)
    preparations = preparations_of(asked)
    return [
        ServiceFacts(one, today, caseloads[one.pk], documents.get(one.pk, []), preparations[one.pk])
        for one in asked
    ]


def contacts_of(inspection: Inspection) -> list[TeamMember]:
    """Return whom the service may call, the lead inspector first."""
    roles = [role.value for role in CONTACTS]
    members = current_team(inspection).filter(role__in=roles, user__is_active=True)
    return sorted(members, key=lambda one: (roles.index(one.role), one.pk))


def _caseload_standings(inspections: Sequence[Inspection]) -> dict[int, CaseloadStanding]:
    newest = Caseload.objects.filter(inspection=OuterRef("pk")).order_by("-version")
    rows = Inspection.objects.filter(pk__in=[one.pk for one in inspections]).values_list(
        "pk",
        Subquery(newest.values("fieldwork_date")[:1]),
        Exists(CaseloadDraft.objects.filter(inspection=OuterRef("pk"))),
        Exists(Sample.objects.filter(inspection=OuterRef("pk"), discarded_at=None)),
        Exists(Case.objects.filter(inspection=OuterRef("pk"))),
    )
    return {key: CaseloadStanding(*standing) for key, *standing in rows}
