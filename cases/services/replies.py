"""What a save replies: a receipt, a conflict, or the reply that it was given before."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import LateReason
from cases.errors import AnswerRefused, RefusalCode
from cases.models import AnswerEvent, ConflictCopy, LateAnswer
from cases.policies.late import LATE_REASONS, say_kept
from cases.queries.answering import LockedAssessment
from cases.queries.operations import Trace, conflict_of, event_of, late_answer_of
from cases.types import AnswerContent, AnswerOperation, Conflict, Receipt

CODES = {reason: code for code, reason in LATE_REASONS.items()}


def give_receipt(locked: LockedAssessment, operation: AnswerOperation) -> Receipt:
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


def give_conflict(locked: LockedAssessment, operation: AnswerOperation) -> Conflict:
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


def repeat_reply(
    locked: LockedAssessment, operation: AnswerOperation, left: frozenset[Trace], by: User
) -> Receipt | None:
    """Return the receipt of an operation that made an event before; None for one to be judged.

    Raises AnswerRefused for one that is kept as late, with the reply it had then, and for other
    content under a known id, which is never stored.
    """
    if Trace.EVENT in left:
        return _repeat_receipt(locked, operation, by)
    if Trace.LATE in left:
        late = late_answer_of(operation.op_id)
        _check_same(late, AnswerContent.from_data(late.payload.content), operation, by)
        raise late_refusal(LateReason(late.reason), operation)
    if Trace.CONFLICT in left:
        copy = conflict_of(operation.op_id)
        _check_same(copy, AnswerContent.from_data(copy.payload.content), operation, by)
    return None


def late_refusal(reason: LateReason, operation: AnswerOperation) -> AnswerRefused:
    """Return the refusal of an answer that is kept for the lead."""
    return AnswerRefused(CODES[reason], say_kept(reason), operation.content.digest)


def _repeat_receipt(locked: LockedAssessment, operation: AnswerOperation, by: User) -> Receipt:
    event = event_of(operation.op_id)
    _check_same(event, AnswerContent.from_data(event.payload.new), operation, by)
    return Receipt(
        operation.op_id,
        operation.question,
        event.new_version,
        operation.content.digest,
        event.at,
        locked.route(),
    )


def _check_same(
    kept: AnswerEvent | ConflictCopy | LateAnswer,
    content: AnswerContent,
    operation: AnswerOperation,
    by: User,
) -> None:
    is_same = (
        kept.assessment_id == operation.assessment_id
        and kept.question.code == operation.question
        and kept.actor == by.email
        and content == operation.content
    )
    if not is_same:
        raise AnswerRefused(
            RefusalCode.OPERATION_REUSED,
            _("This save was sent before with another answer. Reload the page and give it again."),
        )
