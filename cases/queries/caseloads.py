"""The caseload that stands, and the rows that can be drawn from it."""

from cases.models import Caseload, CaseloadRow
from inspections.models import Inspection


def standing_caseload(inspection: Inspection) -> Caseload | None:
    """Return the newest caseload, None before one is accepted: one query."""
    return Caseload.objects.filter(inspection=inspection).order_by("-version").first()


def eligible_rows(caseload: Caseload) -> list[CaseloadRow]:
    """Return the rows that can be drawn, in the order of the file: one query."""
    return [row for row in caseload.rows.order_by("number") if row.is_eligible]
