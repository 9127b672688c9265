"""Reads of the caseloads that services send."""

from cases.models import Caseload, CaseloadRow
from inspections.models import Inspection


def standing_caseload(inspection: Inspection) -> Caseload | None:
    """Return the newest caseload of an inspection, the one that holds; None before the first."""
    return Caseload.objects.filter(inspection=inspection).order_by("-version").first()


def eligible_rows(caseload: Caseload) -> list[CaseloadRow]:
    """Return the cases that can be drawn, in the order of the file: one query."""
    return list(caseload.rows.filter(excluded=[]).order_by("number"))
