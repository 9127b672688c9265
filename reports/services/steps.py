"""Writing a step of a report down, whoever takes it: row, status and the inspection's stage."""

from django.utils import timezone

from accounts.models import User
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.stages import move_stage
from reports.choices import Move, ReportStatus
from reports.models import Report, ReportMove, ReportVersion
from reports.policies import STAGES
from reports.services.saving import record
from reports.types import Transition


def write_step(
    report: Report, transition: Transition, version: ReportVersion | None, note: str, by: User
) -> ReportMove:
    """Write a step down, with the version it is about, and change the status."""
    came_from = ReportStatus(report.status)
    report.status = transition.target
    if transition.move == Move.CORRECT:
        report.correction_note = note
    report.save(update_fields=["status", "correction_note"])
    step = ReportMove.objects.create(
        report=report,
        move=transition.move,
        from_status=came_from,
        to_status=transition.target,
        version=version,
        note=note,
        by=by,
        at=timezone.now(),
    )
    record(
        report,
        "report_moved",
        by,
        report.inspection.reference,
        move=transition.move,
        version=version.number if version else None,
        **{"from": came_from, "to": transition.target},
    )
    return step


def follow_step(inspection: Inspection, transition: Transition, by: User) -> None:
    """Take the inspection's stage along with a step of its report."""
    wanted = STAGES[transition.target]
    if transition.follows and Stage(inspection.stage) != wanted:
        move_stage(inspection=inspection, to=wanted, by=by.email)
