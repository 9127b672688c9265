"""Deciding on answers that came too late."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.choices import Cause, LateOutcome
from cases.errors import LateRefused
from cases.models import AnswerEvent, LateAnswer, LateDecision
from cases.policies.late import check_accept
from cases.queries.answering import LockedAssessment, lock_to_decide
from cases.services.answering import apply_all
from cases.services.submitting import return_assessment, submit_if_complete
from cases.types import AnswerContent, AnswerOperation
from inspections.policies import refusal_of


@transaction.atomic
def accept_late_answer(*, late_answer: LateAnswer, seen_version: int, by: User) -> bool | None:
    """Store a late answer as the answer that counts; the lead acts, the author stays on record.

    ``seen_version`` is the version of the stored answer that the lead has compared it with. A
    case that was submitted is returned first and submitted again if it is still complete. Returns
    whether it could be; None where no case had to be returned. Raises LateRefused once it is
    decided, once the report is published, for a withdrawn case, and where the stored answer
    has changed since; NotAllowed for a role that does not return cases.
    """
    locked = _lock(late_answer, by)
    check_accept(locked.inspection, is_withdrawn=locked.is_withdrawn)
    operation = _operation(late_answer, seen_version)
    _check_unchanged(locked, operation)
    assessment = locked.assessment
    was_submitted = assessment.is_submitted and not _stands_already(locked, operation)
    if was_submitted:
        reason = _("A late answer to %(question)s was accepted.")
        reason %= {"question": operation.question}
        return_assessment(assessment=assessment, reason=reason, by=by)
    apply_all([operation], by)
    is_submitted = submit_if_complete(assessment, by) if was_submitted else None
    # Equal to what stood already, it has made no event.
    event = AnswerEvent.objects.filter(op_id=operation.op_id).first()
    _decide(locked, late_answer, LateOutcome.ACCEPTED, by, event=event)
    return is_submitted


@transaction.atomic
def decline_late_answer(*, late_answer: LateAnswer, reason: str, by: User) -> None:
    """Leave the stored answer as it is; the late one stays on record with the reason.

    Raises LateRefused once it is decided and without a reason, NotAllowed as for accepting.
    """
    locked = _lock(late_answer, by)
    if not reason.strip():
        raise LateRefused(_("Say why the late answer is declined."))
    _decide(locked, late_answer, LateOutcome.DECLINED, by, reason=reason.strip())


def _lock(late_answer: LateAnswer, by: User) -> LockedAssessment:
    locked = lock_to_decide(late_answer.assessment_id, by)
    if Permission.RETURN_CASE not in locked.permissions:
        raise NotAllowed(refusal_of(Permission.RETURN_CASE))
    decision = LateDecision.objects.filter(late_answer=late_answer).first()
    if decision:
        raise LateRefused(
            _("%(who)s has decided on this late answer already.") % {"who": decision.by}
        )
    return locked


def _operation(late_answer: LateAnswer, seen_version: int) -> AnswerOperation:
    """Return the lead's operation; its group is the late one's id, so that the chain links both."""
    return AnswerOperation(
        op_id=uuid.uuid4(),
        assessment_id=late_answer.assessment_id,
        question=late_answer.question.code,
        base_version=seen_version,
        content=AnswerContent.from_data(late_answer.payload.content),
        cause=Cause.LATE,
        client_id=late_answer.client_id,
        client_at=late_answer.client_at,
        group_id=late_answer.op_id,
    )


def _stands_already(locked: LockedAssessment, operation: AnswerOperation) -> bool:
    return locked.content_of(operation.question) == operation.content


def _check_unchanged(locked: LockedAssessment, operation: AnswerOperation) -> None:
    if locked.version_of(operation.question) != operation.base_version:
        raise LateRefused(
            _("The stored answer changed after you opened this page. Compare them again.")
        )


def _decide(
    locked: LockedAssessment,
    late_answer: LateAnswer,
    outcome: LateOutcome,
    by: User,
    *,
    reason: str = "",
    event: AnswerEvent | None = None,
) -> None:
    LateDecision.objects.create(
        late_answer=late_answer,
        outcome=outcome,
        reason=reason,
        event=event,
        by=by.email,
        at=timezone.now(),
    )
    record_event(
        stream=locked.inspection.audit_stream,
        verb=f"late_answer_{outcome.value}",
        by=by.email,
        object_label=locked.assessment.case.reference,
        details={
            "question": late_answer.question.code,
            "operation": late_answer.op_id,
            "author": late_answer.actor,
            "version": event.new_version if event else None,
        },
    )
