"""Reads of the caseloads that services send; the loader is the only way to them for a person."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import Permission
from cases.choices import Exclusion
from cases.models import Caseload, CaseloadDraft, CaseloadRow, Sample
from inspections.models import Inspection
from inspections.queries import SharedAccess, get_shared_inspection_for


@dataclass(frozen=True)
class CaseloadCounts:
    """How many cases a caseload has; those that can be drawn by stratum, others by reason."""

    total: int
    eligible: Counter[str]
    excluded: Counter[str]


def get_caseload_for(user: User, reference: str) -> SharedAccess:
    """Return the caseload's inspection to those who load cases, and to its service."""
    return get_shared_inspection_for(
        user, reference, of_team=Permission.IMPORT_CASES, of_service=Permission.UPLOAD_CASELOAD
    )


def standing_caseload(inspection: Inspection) -> Caseload | None:
    """Return the newest caseload of an inspection, the one that holds; None before the first."""
    rows = Caseload.objects.filter(inspection=inspection).select_related("uploaded_by")
    return rows.order_by("-version").first()


def eligible_rows(caseload: Caseload) -> list[CaseloadRow]:
    """Return the cases that can be drawn, in the order of the file: one query."""
    # Of thousands of rows, nothing is read that is known: that they have no reason against them.
    return list(caseload.rows.filter(excluded=[]).defer("excluded").order_by("number"))


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
    """Return whether a sample that stands rests on what the service has sent."""
    return Sample.objects.filter(inspection=inspection, discarded_at=None).exists()


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
