"""Saving answers: the one path from an operation to a stored, recorded, confirmed answer.

The lock on the assessment row orders all writers of one case; the version in the UPDATE decides;
the receipt is given out after the commit.
"""

import uuid
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.errors import AnswerRefused, RefusalCode
from cases.policies import check_answer, check_standing
from cases.policies.late import LATE_REASONS
from cases.queries.answering import (
    LockedAssessment,
    lock_assessment,
    lock_for_answer,
    stored_answers,
)
from cases.queries.operations import Trace, find_traces
from cases.services.keeping import refuse_and_keep
from cases.services.recording import (
    keep_conflict,
    record_answer_event,
    store_answer,
    store_chain_head,
)
from cases.services.replies import give_conflict, give_receipt, repeat_reply
from cases.types import AnswerOperation, Conflict, Receipt


def apply(operation: AnswerOperation, by: User) -> Receipt | Conflict:
    """Store one answer and return its receipt after the commit, or the conflict it met.

    The same operation sent twice is answered alike. Raises AnswerRefused for a value that is not
    an answer, or an operation id used for other content; and for a missing right or a closed case,
    then with what was sent kept for the lead. Raises NotVisible for an assessment that the person
    may not know of and never scored.
    """
    try:
        return _apply_once(operation, by)
    except IntegrityError:
        # The same id came for another case at the same moment; by now it can be found there.
        return _apply_once(operation, by)


def _apply_once(operation: AnswerOperation, by: User) -> Receipt | Conflict:
    with transaction.atomic(durable=True):
        locked = lock_for_answer(operation, by)
        outcome = _apply_or_keep(locked, operation, by)
        store_chain_head(locked)
    if isinstance(outcome, AnswerRefused):
        raise outcome
    return outcome


def apply_all(operations: Sequence[AnswerOperation], by: User) -> None:
    """Store the answers of a file inside the caller's transaction, so that all or none stand.

    The caller holds the locks of all assessments since before it read their versions, and may
    speak of success only after its own commit. Raises as `apply` but keeps nothing, and
    RuntimeError where a version is stale all the same: nobody is there to settle the conflict.
    """
    locked: dict[uuid.UUID, LockedAssessment] = {}
    traces = find_traces([operation.op_id for operation in operations])
    for operation in operations:
        if operation.assessment_id not in locked:
            locked[operation.assessment_id] = lock_assessment(operation.assessment_id, by)
        left = traces.get(operation.op_id, frozenset())
        outcome = _apply_locked(locked[operation.assessment_id], operation, left, by)
        if isinstance(outcome, Conflict):
            raise RuntimeError(f"{operation.question} was read before its assessment was locked.")
    for one in locked.values():
        store_chain_head(one)


def _apply_or_keep(
    locked: LockedAssessment, operation: AnswerOperation, by: User
) -> Receipt | Conflict | AnswerRefused:
    """Hand a refusal back where something was kept: raised here, it would undo the keeping."""
    try:
        return _apply_locked(locked, operation, locked.traces, by)
    except AnswerRefused as refusal:
        if refusal.code not in LATE_REASONS or refusal.kept:
            raise
        return refuse_and_keep(locked, operation, LATE_REASONS[refusal.code], by)


def _apply_locked(
    locked: LockedAssessment, operation: AnswerOperation, left: frozenset[Trace], by: User
) -> Receipt | Conflict:
    before = locked.content_of(operation.question)
    repeated = repeat_reply(locked, operation, left, by)
    if repeated:
        return repeated
    check_content(locked, operation)
    if operation.content == before and locked.is_visible:
        return give_receipt(locked, operation)
    check_standing(is_withdrawn=locked.is_withdrawn)
    check_answer(locked.assessment, locked.inspection, by, locked.permissions)
    now = timezone.now()
    # One that met a conflict once meets it for good: after a restored backup its version could come
    # round again on another answer.
    was_stale = Trace.CONFLICT in left
    is_current = operation.base_version == locked.version_of(operation.question)
    if is_current and not was_stale and store_answer(locked, operation, by, now):
        record_answer_event(locked, operation, before, by, now)
        return give_receipt(locked, operation)
    locked.answers = stored_answers(locked.assessment)
    if not was_stale:
        keep_conflict(locked, operation, by, now)
    return give_conflict(locked, operation)


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
