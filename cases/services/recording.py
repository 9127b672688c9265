"""The three rows a save can write: the answer, its event in the chain, a refused value."""

import secrets
from datetime import datetime

from accounts.models import User
from audit.types import chain_hash
from cases.models import (
    Answer,
    AnswerEvent,
    AnswerEventPayload,
    ConflictCopy,
    ConflictCopyPayload,
)
from cases.queries.answering import LockedAssessment, StoredAnswer
from cases.types import AnswerContent, AnswerOperation, change_digest


def store_answer(
    locked: LockedAssessment, operation: AnswerOperation, by: User, at: datetime
) -> bool:
    """Write the answer if its version is still the one the operation was based on."""
    content = operation.content
    fields = {
        "value": content.value,
        "reasons": list(content.reasons),
        "note": content.note,
        "version": operation.base_version + 1,
        "by": by,
        "at": at,
    }
    question_id = locked.question_ids[operation.question]
    if operation.base_version == 0:
        _answer, is_stored = Answer.objects.get_or_create(
            assessment=locked.assessment, question_id=question_id, defaults=fields
        )
    else:
        rows = Answer.objects.filter(
            assessment=locked.assessment, question_id=question_id, version=operation.base_version
        )
        is_stored = bool(rows.update(**fields))
    if is_stored:
        locked.answers[operation.question] = StoredAnswer(
            content, operation.base_version + 1, by.name, at
        )
    return is_stored


def record_answer_event(
    locked: LockedAssessment,
    operation: AnswerOperation,
    before: AnswerContent,
    by: User,
    at: datetime,
) -> None:
    """Append the event to the assessment's chain, with what was typed in its payload row."""
    assessment = locked.assessment
    salt = secrets.token_hex(16)
    event = AnswerEvent(
        assessment=assessment,
        sequence=assessment.event_count + 1,
        op_id=operation.op_id,
        question_id=locked.question_ids[operation.question],
        base_version=operation.base_version,
        new_version=operation.base_version + 1,
        actor=by.email,
        client_id=operation.client_id,
        client_at=operation.client_at,
        at=at,
        cause=operation.cause,
        group_id=operation.group_id,
        digest=change_digest(before, operation.content, salt),
        previous_hash=assessment.chain_head,
    )
    event.hash = chain_hash(event.previous_hash, event.content)
    event.save(force_insert=True)
    AnswerEventPayload.objects.create(
        event=event, salt=salt, old=before.as_data(), new=operation.content.as_data()
    )
    assessment.chain_head, assessment.event_count = event.hash, event.sequence
    assessment.save(update_fields=["chain_head", "event_count"])


def keep_conflict(
    locked: LockedAssessment, operation: AnswerOperation, by: User, at: datetime
) -> None:
    """Keep a refused value; the same operation sent again is kept once."""
    if ConflictCopy.objects.filter(op_id=operation.op_id).exists():
        return
    salt = secrets.token_hex(16)
    copy = ConflictCopy.objects.create(
        op_id=operation.op_id,
        assessment=locked.assessment,
        question_id=locked.question_ids[operation.question],
        base_version=operation.base_version,
        stored_version=locked.version_of(operation.question),
        actor=by.email,
        client_id=operation.client_id,
        client_at=operation.client_at,
        at=at,
        digest=operation.content.salted_digest(salt),
    )
    ConflictCopyPayload.objects.create(
        conflict=copy, salt=salt, content=operation.content.as_data()
    )
