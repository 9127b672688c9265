"""Answers that came too late, and what has been decided on them."""

from accounts.models import User
from cases.models import LateAnswer
from cases.queries.answering import LockedAssessment
from cases.types import AnswerContent


def undecided_contents(
    locked: LockedAssessment, question: str, author: User
) -> list[AnswerContent]:
    """Return what this person has sent too late to this question, the last first."""
    rows = LateAnswer.objects.filter(
        assessment=locked.assessment,
        question_id=locked.question_ids[question],
        actor=author.email,
        decision=None,
        payload__isnull=False,
    ).order_by("-pk")
    return [AnswerContent.from_data(one) for one in rows.values_list("payload__content", flat=True)]
