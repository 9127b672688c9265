"""Reads of the caseloads that services send; the loader is the only way to them for a person."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.choices import Exclusion
from cases.models import Caseload, CaseloadDraft, CaseloadRow, Sample
from cases.policies.caseloads import is_announced
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.queries import get_inspection_for, pinned_inspections, services_where


@dataclass(frozen=True)
class CaseloadAccess:
    """An inspection's caseload as one person may see it and send it.

    `permissions` are those in the team, none for whoever answers for the service.
    """

    inspection: Inspection
    user: User
    permissions: frozenset[Permission]
    is_of_service: bool


@dataclass(frozen=True)
class CaseloadCounts:
    """How many cases a caseload has; those that can be drawn by stratum, others by reason."""

    total: int
    eligible: Counter[str]
    excluded: Counter[str]


def get_caseload_for(user: User, reference: str) -> CaseloadAccess:
    """Return the caseload's inspection to those who load cases and, once it is announced, to
    whoever answers for the service.

    Raises NotVisible for everybody else, and NotAllowed for other members of the team.
    """
    inspection = pinned_inspections().filter(reference=reference).first()
    if inspection is None:
        raise NotVisible
    services = services_where(user, Permission.UPLOAD_CASELOAD)
    if is_announced(inspection) and services.filter(service=inspection.service).exists():
        return CaseloadAccess(inspection, user, frozenset(), is_of_service=True)
    access = get_inspection_for(user, reference, Permission.IMPORT_CASES)
    return CaseloadAccess(access.inspection, user, access.permissions, is_of_service=False)


def inspections_to_send_for(user: User) -> list[Inspection]:
    """Return the announced inspections of the person's services whose report is not out yet."""
    services = services_where(user, Permission.UPLOAD_CASELOAD).values("service")
    rows = pinned_inspections().filter(service__in=services)
    return list(rows.exclude(stage__in=(Stage.PLANNED, Stage.PUBLISHED)))


def standing_caseload(inspection: Inspection) -> Caseload | None:
    """Return the newest caseload of an inspection, the one that holds; None before the first."""
    rows = Caseload.objects.filter(inspection=inspection).select_related("uploaded_by")
    return rows.order_by("-version").first()


def eligible_rows(caseload: Caseload) -> list[CaseloadRow]:
    """Return the cases that can be drawn, in the order of the file: one query."""
    return list(caseload.rows.filter(excluded=[]).order_by("number"))


def excluded_rows(caseload: Caseload, most: int | None = None) -> list[CaseloadRow]:
    """Return the cases that cannot be drawn, in the order of the file: one query."""
    return list(caseload.rows.exclude(excluded=[]).order_by("number")[:most])


def count_caseload(caseload: Caseload) -> CaseloadCounts:
    """Return how many cases there are of each kind: one query."""
    rows = list(caseload.rows.order_by().values_list("stratum", "excluded"))
    return CaseloadCounts(
        total=len(rows),
        eligible=Counter(stratum for stratum, excluded in rows if not excluded),
        excluded=Counter(Exclusion(code) for _stratum, excluded in rows for code in excluded),
    )


def is_sample_drawn(inspection: Inspection) -> bool:
    """Return whether a sample rests on what the service has sent."""
    return Sample.objects.filter(inspection=inspection).exists()


def draft_of(inspection: Inspection) -> CaseloadDraft | None:
    """Return the file that waits, with all its rows, or None."""
    return CaseloadDraft.objects.filter(inspection=inspection).first()


def waiting_draft(inspection: Inspection) -> CaseloadDraft | None:
    """Return the file that waits, without its many rows, or None."""
    rows = CaseloadDraft.objects.filter(inspection=inspection).select_related("uploaded_by")
    return rows.defer("rows").first()


def earlier_columns(inspection: Inspection) -> dict[str, str]:
    """Return which column held which field in the newest caseload of the same service."""
    rows = Caseload.objects.filter(inspection__service=inspection.service)
    newest = rows.order_by("-uploaded_at", "-pk").first()
    return dict(newest.columns) if newest else {}


def draft_mark(draft: CaseloadDraft) -> str:
    """Return what a page shows of a draft, so that nothing else is accepted from it."""
    shown = [draft.pk, draft.file_sha256, draft.uploaded_at.isoformat(), draft.columns]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:32]
