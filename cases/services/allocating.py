"""Giving a case to somebody to score."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import AllocationRefused
from cases.models import Allocation, Assessment, AwayDay, ReadingSlot
from cases.queries.answering import LockedAssessment, lock_assessment
from cases.queries.case_conflicts import has_case_conflict
from cases.queries.importing import scorers_by_email
from cases.queries.timetable import reading_days
from cases.queries.timetable_rules import timetable_rules
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import has_conflict, lock_inspection


@transaction.atomic
def allocate_assessment(*, assessment: Assessment, scorer: User | None, by: User) -> bool:
    """Give the assessment to a member of the team, or to nobody; return whether that is new.

    Answers stay as they are; what the former scorer still sends is kept as late. Its place in the
    timetable stays where the new scorer is free then. Whoever may load a case list with its
    allocations may change them. Raises NotVisible and NotAllowed for others, AllocationRefused for
    somebody who does not score here or has a conflict, and once the report is published.
    """
    inspection = lock_inspection(assessment.case.inspection)
    locked = lock_assessment(assessment.pk, by)
    _check(locked, scorer)
    if locked.assessment.scorer == scorer:
        return False
    change_scorer(locked.assessment, scorer, inspection=inspection, by=by)
    return True


def change_scorer(
    assessment: Assessment, scorer: User | None, *, inspection: Inspection, by: User
) -> None:
    """Write down who scores from now on; whoever calls holds the locks and has checked it all."""
    former = assessment.scorer
    assessment.scorer = scorer
    assessment.save(update_fields=["scorer"])
    Allocation.objects.create(assessment=assessment, scorer=scorer, by=by.email, at=timezone.now())
    _free_place(assessment, inspection)
    record_event(
        stream=inspection.audit_stream,
        verb="case_allocated",
        by=by.email,
        object_label=assessment.case.reference,
        details={
            "from": former.email if former else None,
            "to": scorer.email if scorer else None,
        },
    )


def _free_place(assessment: Assessment, inspection: Inspection) -> None:
    """Take a case out of the timetable unless its scorer of today is free at its place.

    A place says that the scorer reads the case then, so it cannot outlast that.
    """
    slot = ReadingSlot.objects.filter(assessment=assessment).first()
    if slot and not _is_free(slot, assessment.scorer, inspection):
        slot.delete()


def _is_free(slot: ReadingSlot, scorer: User | None, inspection: Inspection) -> bool:
    days = reading_days(inspection, timetable_rules(inspection.framework.code))
    if scorer is None or slot.day not in days:
        return False
    away = AwayDay.objects.filter(inspection=inspection, user=scorer, day=slot.day)
    others = ReadingSlot.objects.filter(assessment__scorer=scorer, day=slot.day, half=slot.half)
    return not (away.exists() or others.exclude(pk=slot.pk).exists())


def _check(locked: LockedAssessment, scorer: User | None) -> None:
    if Permission.IMPORT_CASES not in locked.permissions:
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    if locked.inspection.is_published:
        raise AllocationRefused(
            _("The report is published, so its cases can no longer go to somebody else.")
        )
    if scorer and scorer != locked.assessment.scorer:
        check_scorer(locked.assessment, scorer, locked.inspection)


def check_scorer(assessment: Assessment, scorer: User, inspection: Inspection) -> None:
    """Raise AllocationRefused for somebody who does not score here or must not read this case."""
    names = {"name": scorer.name, "case": assessment.case.reference}
    if has_conflict(scorer, inspection.service):
        raise AllocationRefused(
            _("%(name)s has a conflict of interest with this service. Choose somebody else.")
            % names
        )
    if scorer not in scorers_by_email(inspection).values():
        raise AllocationRefused(
            _(
                "%(name)s does not score in this inspection's team. Choose an inspector of the "
                "team, or add them to it first."
            )
            % names
        )
    if has_case_conflict(assessment.case, scorer):
        raise AllocationRefused(
            _("%(name)s has a conflict with case %(case)s. Choose somebody else.") % names
        )
