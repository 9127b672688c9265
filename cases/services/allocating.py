"""Giving a case to somebody to score."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import AllocationRefused
from cases.models import Allocation, Assessment
from cases.queries.answering import LockedAssessment, lock_assessment
from cases.queries.importing import scorers_by_email
from inspections.policies import refusal_of


@transaction.atomic
def allocate_assessment(*, assessment: Assessment, scorer: User | None, by: User) -> bool:
    """Give the assessment to a member of the team, or to nobody; return whether that is new.

    Answers stay as they are; what the former scorer still sends is kept as late. Whoever may load
    a case list with its allocations may change them. Raises NotVisible and NotAllowed for others,
    AllocationRefused for somebody who does not score here and once the report is published.
    """
    locked = lock_assessment(assessment.pk, by)
    _check(locked, scorer)
    former = locked.assessment.scorer
    if former == scorer:
        return False
    locked.assessment.scorer = scorer
    locked.assessment.save(update_fields=["scorer"])
    Allocation.objects.create(
        assessment=locked.assessment, scorer=scorer, by=by.email, at=timezone.now()
    )
    record_event(
        stream=locked.inspection.audit_stream,
        verb="case_allocated",
        by=by.email,
        object_label=locked.assessment.case.reference,
        details={
            "from": former.email if former else None,
            "to": scorer.email if scorer else None,
        },
    )
    return True


def _check(locked: LockedAssessment, scorer: User | None) -> None:
    if Permission.IMPORT_CASES not in locked.permissions:
        raise NotAllowed(refusal_of(Permission.IMPORT_CASES))
    if locked.inspection.is_published:
        raise AllocationRefused(
            _("The report is published, so its cases can no longer go to somebody else.")
        )
    if scorer and scorer not in scorers_by_email(locked.inspection).values():
        raise AllocationRefused(
            _(
                "%(name)s does not score in this inspection's team. Choose an inspector of the "
                "team, or add them to it first."
            )
            % {"name": scorer.name}
        )
