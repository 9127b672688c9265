"""A posted section, saved answer by answer, each in a transaction of its own."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from accounts.models import User
from cases.errors import AnswerRefused, RefusalCode
from cases.forms import KEEP, SentAnswer
from cases.presenters.questions import Attempt
from cases.presenters.refusals import CONFLICT_STATUS, STATUS_OF_REFUSAL
from cases.queries.loading import AssessmentAccess
from cases.services import answering
from cases.types import Conflict, Receipt


@dataclass
class SavedSection:
    """How many answers were saved, and what was typed for those that were not."""

    count: int = 0
    attempts: dict[str, Attempt] = field(default_factory=dict)
    status: int = 200


def save_section(access: AssessmentAccess, sent: Sequence[SentAnswer]) -> SavedSection:
    """Save what was changed; what is refused or in conflict is handed back as it was typed.

    An answer equal to what its page showed is left alone, even if another one is stored by now:
    the person did not touch it.
    """
    saved = SavedSection()
    group_id = uuid.uuid4()
    for one in sent:
        if not one.is_changed or one.choice == KEEP:
            continue
        if one.needs_choice:
            _keep_conflict(saved, one)
        else:
            _save(saved, access, one, group_id)
    return saved


def _save(
    saved: SavedSection, access: AssessmentAccess, sent: SentAnswer, group_id: uuid.UUID
) -> None:
    try:
        outcome = _apply(access, sent, group_id)
    except AnswerRefused as refusal:
        saved.attempts[sent.question] = Attempt(
            sent.content, sent.version, sent.shown, error=str(refusal)
        )
        saved.status = STATUS_OF_REFUSAL[refusal.code]
        return
    if isinstance(outcome, Conflict):
        _keep_conflict(saved, sent)
    else:
        saved.count += 1


def _apply(access: AssessmentAccess, sent: SentAnswer, group_id: uuid.UUID) -> Receipt | Conflict:
    """Save one answer; a page come back to and changed after its save meets its own answer.

    Such a page carries an operation id that is used up. Under a new one, on the version it was
    made from, the answer becomes a conflict that the person settles in view of both.
    """
    user: User = access.within.user
    operation = sent.operation(access.assessment.pk, group_id)
    try:
        return answering.apply(operation, user)
    except AnswerRefused as refusal:
        if refusal.code is not RefusalCode.OPERATION_REUSED:
            raise
    fresh = sent.operation(access.assessment.pk, group_id, op_id=str(uuid.uuid4()))
    return answering.apply(fresh, user)


def _keep_conflict(saved: SavedSection, sent: SentAnswer) -> None:
    saved.attempts[sent.question] = Attempt(
        sent.content, sent.version, sent.shown, is_conflict=True
    )
    saved.status = CONFLICT_STATUS
