"""A posted section, saved answer by answer, each in a transaction of its own."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _

from accounts.models import User
from cases.errors import AnswerRefused, RefusalCode
from cases.forms import KEEP, SentAnswer
from cases.policies.refusals import CONFLICT_STATUS, STATUS_OF_REFUSAL
from cases.presenters.questions import Attempt
from cases.services import answering
from cases.types import Conflict, Receipt

TRY_AGAIN_STATUS = 503


@dataclass
class SavedSection:
    """How many answers were saved, and what was typed for those that were not."""

    count: int = 0
    attempts: dict[str, Attempt] = field(default_factory=dict)
    status: int = 200


def save_section(assessment_id: uuid.UUID, sent: Sequence[SentAnswer], by: User) -> SavedSection:
    """Save what was changed; what is refused or in conflict is handed back as it was typed.

    An answer equal to what its page showed is left alone, even if another one is stored by now:
    the person did not touch it. Raises NotVisible as `apply`.
    """
    saved = SavedSection()
    group_id = uuid.uuid4()
    for one in sent:
        if not one.is_changed or one.choice == KEEP:
            continue
        if one.needs_choice:
            _keep_conflict(saved, one)
        else:
            _save(saved, assessment_id, one, group_id, by)
    return saved


def _save(
    saved: SavedSection, assessment_id: uuid.UUID, sent: SentAnswer, group_id: uuid.UUID, by: User
) -> None:
    try:
        outcome = _apply(assessment_id, sent, group_id, by)
    except AnswerRefused as refusal:
        saved.attempts[sent.question] = Attempt(
            sent.content, sent.version, sent.shown, str(refusal), is_kept=bool(refusal.kept)
        )
        saved.status = STATUS_OF_REFUSAL[refusal.code]
    except (InterfaceError, OperationalError):
        saved.attempts[sent.question] = _not_stored(sent)
        saved.status = TRY_AGAIN_STATUS
    else:
        if isinstance(outcome, Conflict):
            _keep_conflict(saved, sent)
        else:
            saved.count += 1


def _apply(
    assessment_id: uuid.UUID, sent: SentAnswer, group_id: uuid.UUID, by: User
) -> Receipt | Conflict:
    """Save one answer; a page come back to and changed after its save meets its own answer.

    Such a page carries an operation id that is used up. Under a new one, on the version it was
    made from, the answer becomes a conflict that the person settles in view of both.
    """
    operation = sent.operation(assessment_id, group_id)
    try:
        return answering.apply(operation, by)
    except AnswerRefused as refusal:
        if refusal.code is not RefusalCode.OPERATION_REUSED:
            raise
    fresh = sent.operation(assessment_id, group_id, op_id=str(uuid.uuid4()))
    return answering.apply(fresh, by)


def _not_stored(sent: SentAnswer) -> Attempt:
    """Hand back what the database could not take just now; it may have, so it is safe to resend."""
    if not connection.in_atomic_block:
        # What is still to be read for the page must not meet the broken connection.
        connection.close_if_unusable_or_obsolete()
    message = _("This answer could not be stored just now. Nothing you typed is lost: save again.")
    return Attempt(sent.content, sent.version, sent.shown, message)


def _keep_conflict(saved: SavedSection, sent: SentAnswer) -> None:
    saved.attempts[sent.question] = Attempt(
        sent.content, sent.version, sent.shown, is_conflict=True
    )
    saved.status = CONFLICT_STATUS
