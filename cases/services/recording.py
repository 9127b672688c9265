"""The rows a save can write: the answer, its event in the chain, a value refused and kept."""

import secrets
from datetime import datetime

from django.db.models import Model, PositiveIntegerField

from accounts.models import User
from audit.types import chain_hash
from cases.choices import LateReason
from cases.models import (
    Answer,
    AnswerEvent,
    AnswerEventPayload,
    Assessment,
    ConflictCopy,
    ConflictCopyPayload,
    LateAnswer,
    LateAnswerPayload,
)
from cases.queries.answering import LockedAssessment, StoredAnswer
from cases.queries.prepared import Slot
from cases.services.prepared import PreparedInsert, PreparedUpdate
from cases.types import AnswerContent, AnswerOperation, change_digest


def store_answer(
    locked: LockedAssessment, operation: AnswerOperation, by: User, at: datetime
) -> bool:
    """Write the answer if its version is still the one the operation was based on.

    A first answer is inserted under the unique key of assessment and question, a later one is
    updated where its version stands; so even a writer that ignored the lock could not be overrun.
    """
    content = operation.content
    fields = {
        "assessment_id": locked.assessment.pk,
        "question_id": locked.question_ids[operation.question],
        "value": content.value,
        "reasons": list(content.reasons),
        "note": content.note,
        "ask": content.ask,
        "version": operation.base_version + 1,
        "by_id": by.pk,
        "at": at,
    }
    if operation.base_version == 0:
        NEW_ANSWER.add(Answer(**fields))
    elif not CHANGED_ANSWER.run(**fields, base_version=operation.base_version):
        return False
    locked.answers[operation.question] = StoredAnswer(
        content, operation.base_version + 1, by.name, at
    )
    return True


def record_answer_event(
    locked: LockedAssessment,
    operation: AnswerOperation,
    before: AnswerContent,
    by: User,
    at: datetime,
) -> None:
    """Append the event to the assessment's chain, with what was typed in its payload row.

    The new head of the chain stands in the locked assessment until `store_chain_head` writes it.
    """
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
    NEW_EVENT.add(event)
    NEW_PAYLOAD.add(
        AnswerEventPayload(
            event=event, salt=salt, old=before.as_data(), new=operation.content.as_data()
        )
    )
    assessment.chain_head, assessment.event_count = event.hash, event.sequence


def store_chain_head(locked: LockedAssessment) -> None:
    """Write the head of the chain after the last event of a transaction."""
    assessment = locked.assessment
    HEAD.run(id=assessment.pk, chain_head=assessment.chain_head, event_count=assessment.event_count)


def keep_conflict(
    locked: LockedAssessment, operation: AnswerOperation, by: User, at: datetime
) -> None:
    """Keep a refused value beside the answer that stands."""
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


def keep_late(
    locked: LockedAssessment,
    operation: AnswerOperation,
    reason: LateReason,
    by: User,
    at: datetime,
) -> None:
    """Keep a value whose author could no longer change the case."""
    salt = secrets.token_hex(16)
    late = LateAnswer.objects.create(
        op_id=operation.op_id,
        assessment=locked.assessment,
        question_id=locked.question_ids[operation.question],
        base_version=operation.base_version,
        reason=reason,
        actor=by.email,
        client_id=operation.client_id,
        client_at=operation.client_at,
        at=at,
        digest=operation.content.salted_digest(salt),
    )
    LateAnswerPayload.objects.create(
        late_answer=late, salt=salt, content=operation.content.as_data()
    )


def _slots(model: type[Model], *columns: str) -> dict[str, Slot]:
    fields = {one.attname: one for one in model._meta.concrete_fields}
    return {fields[column].name: Slot(column, fields[column]) for column in columns}


NEW_ANSWER = PreparedInsert(Answer)
NEW_EVENT = PreparedInsert(AnswerEvent)
NEW_PAYLOAD = PreparedInsert(AnswerEventPayload)
CHANGED_ANSWER = PreparedUpdate(
    lambda: Answer.objects.filter(
        **_slots(Answer, "assessment_id", "question_id"),
        version=Slot("base_version", PositiveIntegerField()),
    ),
    **_slots(Answer, "value", "reasons", "note", "ask", "version", "by_id", "at"),
)
HEAD = PreparedUpdate(
    lambda: Assessment.everything.filter(**_slots(Assessment, "id")),
    **_slots(Assessment, "chain_head", "event_count"),
)
