"""Keeping what came too late, so that the lead can decide on it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import LateReason
from cases.errors import AnswerRefused
from cases.queries.answering import LockedAssessment
from cases.queries.late import undecided_contents
from cases.services.recording import keep_late
from cases.services.replies import CODES, late_refusal
from cases.types import AnswerOperation

MOST_UNDECIDED = 100


def refuse_and_keep(
    locked: LockedAssessment, operation: AnswerOperation, reason: LateReason, by: User
) -> AnswerRefused:
    """Keep the answer as late and return the refusal that says so.

    What equals the author's last undecided one is not kept twice. Rows are never replaced, so
    that no late answer can hide an earlier one; instead each person can leave at most
    MOST_UNDECIDED per question until the lead has decided. That is more than one note in the
    writing makes, and a bound to what somebody without rights can store. Beyond it the refusal
    says that nothing was kept, and the answer stays where it was typed.
    """
    waiting = undecided_contents(locked, operation.question, by)
    if operation.content in waiting[:1]:
        return late_refusal(reason, operation)
    if len(waiting) >= MOST_UNDECIDED:
        return AnswerRefused(
            CODES[reason],
            _(
                "The lead inspector has %(count)d late answers of yours to this question to "
                "decide on, so this one was not kept here. Tell the lead inspector."
            )
            % {"count": len(waiting)},
        )
    keep_late(locked, operation, reason, by, timezone.now())
    return late_refusal(reason, operation)
