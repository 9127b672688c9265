"""The published reports of a service's earlier inspections, to compare a released one with."""

from dataclasses import dataclass

from accounts.errors import NotVisible
from inspections.models import Inspection
from inspections.queries import pinned_inspections
from reports.models import ReportMove, ReportVersion
from reports.queries.released import ReleasedAccess, released_steps_by_inspection
from reports.queries.versions import read_payload
from reports.types import VersionContent


@dataclass(frozen=True)
class PastReport:
    """An earlier inspection of the service with the step that published its report."""

    inspection: Inspection
    step: ReportMove
    version_id: int


def past_reports(released: ReleasedAccess) -> list[PastReport]:
    """Return the earlier inspections whose report is public, the latest first: two queries."""
    inspection = released.inspection
    earlier = pinned_inspections().filter(
        service=inspection.service_id, week_one_date__lt=inspection.week_one_date
    )
    found = list(earlier.order_by("-week_one_date", "-pk"))
    steps = released_steps_by_inspection(found)
    public = ((one, steps[one.pk].public) for one in found)
    return [
        PastReport(one, step, step.version_id)
        for one, step in public
        if step is not None and step.version_id is not None
    ]


def choose_past(past: list[PastReport], reference: str) -> PastReport | None:
    """Return the report that an address names, the latest where it names none.

    Raises NotVisible for one that is not among them.
    """
    if not reference:
        return next(iter(past), None)
    found = next((one for one in past if one.inspection.reference == reference), None)
    if found is None:
        raise NotVisible
    return found


def content_of_past(past: PastReport) -> VersionContent:
    """Return what the public version of an earlier inspection holds: one query."""
    return read_payload(ReportVersion.objects.get(pk=past.version_id))
