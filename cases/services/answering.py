"""Saving answers: the one path from an operation to a stored, recorded, confirmed answer.

The lock on the assessment row orders all writers of one case; the version in the UPDATE decides;
the receipt is given out after the commit.
"""

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.errors import AnswerRefused, RefusalCode
from cases.models import AnswerEvent
from cases.policies import check_answer
from cases.queries.answering import LockedAssessment, find_events, lock_assessment, stored_answers
from cases.services.recording import (
    keep_conflict,
    record_answer_event,
    store_answer,
    store_chain_head,
)
from cases.types import AnswerContent, AnswerOperation, Conflict, Receipt


def apply(operation: AnswerOperation, by: User) -> Receipt | Conflict:
    """Store one answer and return its receipt after the commit, or the conflict it met.

    The same operation sent twice gives the same receipt. Raises AnswerRefused for a missing
    right, a closed case, a value that is not an answer, or an operation id used for other content;
    NotVisible for an assessment that the person may not know of.
    """
    with transaction.atomic(durable=True):
        locked = lock_assessment(operation.assessment_id, by)
        outcome = _apply_locked(locked, operation, find_events([operation]), by)
        store_chain_head(locked)
    return outcome


def apply_all(operations: Sequence[AnswerOperation], by: User) -> None:
    """Store the answers of a file inside the caller's transaction, so that all or none stand.

    The caller holds the locks of all assessments since before it read their versions, and may
    speak of success only after its own commit. Raises as `apply`, and RuntimeError where a version
    is stale all the same: nobody is there to settle the conflict.
    """
    locked: dict[uuid.UUID, LockedAssessment] = {}
    events = find_events(operations)
    for operation in operations:
        if operation.assessment_id not in locked:
            locked[operation.assessment_id] = lock_assessment(operation.assessment_id, by)
        outcome = _apply_locked(locked[operation.assessment_id], operation, events, by)
        if isinstance(outcome, Conflict):
            raise RuntimeError(f"{operation.question} was read before its assessment was locked.")
    for one in locked.values():
        store_chain_head(one)


def _apply_locked(
    locked: LockedAssessment,
    operation: AnswerOperation,
    events: Mapping[uuid.UUID, AnswerEvent],
    by: User,
) -> Receipt | Conflict:
    if operation.op_id in events:
        return _repeat_receipt(locked, operation, events[operation.op_id], by)
    check_answer(locked.assessment, locked.inspection, by, locked.permissions)
    check_content(locked, operation)
    before = locked.content_of(operation.question)
    if operation.content == before:
        return _receipt(locked, operation)
    now = timezone.now()
    is_current = operation.base_version == locked.version_of(operation.question)
    if is_current and store_answer(locked, operation, by, now):
        record_answer_event(locked, operation, before, by, now)
        return _receipt(locked, operation)
    locked.answers = stored_answers(locked.assessment)
    keep_conflict(locked, operation, by, now)
    return _conflict(locked, operation)


def check_content(locked: LockedAssessment, operation: AnswerOperation) -> None:
    """Raise AnswerRefused unless the question is asked here and the codes are among its own.

    A missing note or reason is no fault here: incomplete work is stored, and refused at submit.
    """
    question = locked.questionnaire.question_by_code.get(operation.question)
    if question is None:
        raise AnswerRefused(
            RefusalCode.INVALID,
            _("There is no question %(code)s in this inspection.") % {"code": operation.question},
        )
    content = operation.content
    if content.value and content.value not in question.values:
        raise AnswerRefused(
            RefusalCode.INVALID,
            _("“%(value)s” is not an answer to %(code)s. Choose one of: %(allowed)s.")
            % {
                "value": content.value,
                "code": question.code,
                "allowed": ", ".join(question.values),
            },
        )
    unknown = set(content.reasons) - {reason.code for reason in question.reasons_for_no}
    if unknown:
        raise AnswerRefused(
            RefusalCode.INVALID,
            _("“%(reasons)s” is not a reason listed for %(code)s.")
            % {"reasons": ", ".join(sorted(unknown)), "code": question.code},
        )


def _repeat_receipt(
    locked: LockedAssessment, operation: AnswerOperation, event: AnswerEvent, by: User
) -> Receipt:
    """Answer an operation sent again; other content under a known id is never stored."""
    is_same = (
        event.assessment_id == operation.assessment_id
        and event.question.code == operation.question
        and event.actor == by.email
        and AnswerContent.from_data(event.payload.new) == operation.content
    )
    if not is_same:
        raise AnswerRefused(
            RefusalCode.OPERATION_REUSED,
            _("This save was sent before with another answer. Reload the page and give it again."),
        )
    return Receipt(
        operation.op_id,
        operation.question,
        event.new_version,
        operation.content.digest,
        event.at,
        locked.route(),
    )


def _receipt(locked: LockedAssessment, operation: AnswerOperation) -> Receipt:
    """Confirm the answer that stands now, given by this operation or equal to it before."""
    stored = locked.answers.get(operation.question)
    return Receipt(
        operation.op_id,
        operation.question,
        locked.version_of(operation.question),
        operation.content.digest,
        stored.at if stored else timezone.now(),
        locked.route(),
    )


def _conflict(locked: LockedAssessment, operation: AnswerOperation) -> Conflict:
    """Tell what stands; after a restored backup it can be that nothing stands any more."""
    stored = locked.answers.get(operation.question)
    return Conflict(
        op_id=operation.op_id,
        question=operation.question,
        version=stored.version if stored else 0,
        stored=locked.content_of(operation.question),
        stored_by=stored.by if stored else "",
        stored_at=stored.at if stored else None,
        sent=operation.content,
    )
