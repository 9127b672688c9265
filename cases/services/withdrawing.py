"""Taking a case out of an inspection because it was replaced or its sample discarded."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from audit.services import record_event
from cases.errors import AllocationRefused
from cases.models import Allocation, Case, CaseConflict, ReadingSlot
from cases.services.allocating import allocate_assessment, change_scorer
from inspections.models import Inspection


@dataclass(frozen=True)
class ReadingPlan:
    """Who was to read a case, and on which half day; None where nobody had said so yet."""

    scorer: User | None = None
    day: date | None = None
    half: int = 0


def take_out(inspection: Inspection, case: Case, by: User) -> ReadingPlan:
    """Delete a case that nobody was ever given, withdraw any other; return who was to read it.

    One that somebody must not read is withdrawn too, so that this still holds if it comes back.
    The caller holds the locks of the case and its assessments, and has seen that nothing was
    written about it and that this person may give cases to others.
    """
    if not (_was_given(case) or case.conflicts.filter(lifted_at=None).exists()):
        case.delete()
        return ReadingPlan()
    assessment = case.assessments.select_related("case", "scorer", "slot").get()
    slot = getattr(assessment, "slot", None)
    scorer = assessment.scorer
    if slot is not None:
        slot.delete()
    if scorer is not None:
        change_scorer(assessment, None, inspection=inspection, by=by)
    _withdraw(inspection, case, by)
    if slot is None:
        return ReadingPlan(scorer)
    return ReadingPlan(scorer, slot.day, slot.half)


def hand_over(case: Case, plan: ReadingPlan, by: User) -> None:
    """Give a case that came in for another one to whoever was to read that one, at its time.

    Nobody gets it who may not score it, such as somebody who has left the team.
    """
    assessment = case.assessments.get()
    try:
        allocate_assessment(assessment=assessment, scorer=plan.scorer, by=by)
    except AllocationRefused:
        return
    if plan.day is not None:
        ReadingSlot.objects.create(assessment=assessment, day=plan.day, half=plan.half)


def _was_given(case: Case) -> bool:
    return Allocation.objects.filter(assessment__case=case).exists()


def _withdraw(inspection: Inspection, case: Case, by: User) -> None:
    now = timezone.now()
    CaseConflict.objects.filter(case=case, lifted_at=None).update(lifted_at=now, lifted_by=by.email)
    case.withdrawn_at = now
    case.save(update_fields=["withdrawn_at"])
    record_event(
        stream=inspection.audit_stream,
        verb="case_withdrawn",
        by=by.email,
        object_label=case.reference,
        details={},
    )
