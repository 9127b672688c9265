"""Closing an assessment and opening it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.choices import AssessmentStatus
from cases.errors import ReturnRefused, SubmissionRefused
from cases.models import Assessment
from cases.policies import check_answer, check_return
from cases.queries.answering import LockedAssessment, lock_assessment
from cases.queries.submitting import find_problems, manifest_of


@transaction.atomic
def submit_assessment(*, assessment: Assessment, by: User, manifest: str | None = None) -> None:
    """Submit a case: from now on it counts, and its answers are closed.

    ``manifest`` is what the page showed (see queries.submitting.manifest_of); the submission is
    refused when the stored answers have moved on since. Raises SubmissionRefused with one line
    per question that still needs an answer or a note.
    """
    locked = lock_assessment(assessment.pk, by)
    check_answer(locked.assessment, locked.inspection, by, locked.permissions)
    if manifest is not None and manifest != manifest_of(locked.answers):
        raise SubmissionRefused(
            _(
                "Answers of this case changed after you opened this page. "
                "Check them and submit again."
            )
        )
    problems = find_problems(locked.questionnaire, locked.assessment.case.facts, locked.answers)
    if problems:
        raise SubmissionRefused(_("This case cannot be submitted yet."), problems)
    _set_status(locked, AssessmentStatus.SUBMITTED, "")
    record_event(
        stream=locked.inspection.audit_stream,
        verb="case_submitted",
        by=by.email,
        object_label=locked.assessment.case.reference,
        details={"answer_events": locked.assessment.event_count},
    )


def submit_if_complete(assessment: Assessment, by: User) -> bool:
    """Submit a case where nothing is missing; return whether it could be."""
    try:
        submit_assessment(assessment=assessment, by=by)
    except SubmissionRefused:
        return False
    return True


@transaction.atomic
def return_assessment(*, assessment: Assessment, reason: str, by: User) -> None:
    """Return a submitted case to its inspector; it leaves the scores until submitted again.

    Raises NotAllowed for a role that does not return cases, and ReturnRefused for a case that is
    not submitted, once the report is published, and without a reason.
    """
    locked = lock_assessment(assessment.pk, by)
    if Permission.RETURN_CASE not in locked.permissions:
        raise NotAllowed(_("Only the lead inspector or the deputy can return a case."))
    check_return(locked.assessment, locked.inspection)
    if not reason.strip():
        raise ReturnRefused(_("Say why the case is returned, so that its inspector knows."))
    _set_status(locked, AssessmentStatus.RETURNED, reason.strip())
    record_event(
        stream=locked.inspection.audit_stream,
        verb="case_returned",
        by=by.email,
        object_label=locked.assessment.case.reference,
        details={"reason": reason.strip()},
    )


def _set_status(locked: LockedAssessment, status: AssessmentStatus, reason: str) -> None:
    assessment = locked.assessment
    assessment.status = status
    assessment.return_reason = reason
    assessment.submitted_at = timezone.now() if status == AssessmentStatus.SUBMITTED else None
    assessment.save(update_fields=["status", "return_reason", "submitted_at"])
