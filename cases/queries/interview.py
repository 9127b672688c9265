"""Which questions are marked for the interview with the case manager."""

from collections.abc import Iterable
from uuid import UUID

from cases.models import Answer, Assessment
from cases.types import AnswerContent


def marked_answers(assessments: Iterable[Assessment]) -> dict[UUID, dict[str, AnswerContent]]:
    """Return the marked answers by question code for every assessment given: one query."""
    marked: dict[UUID, dict[str, AnswerContent]] = {one.pk: {} for one in assessments}
    rows = Answer.objects.filter(assessment_id__in=marked, ask=True).values_list(
        "assessment_id", "question__code", "value", "reasons", "note"
    )
    for assessment_id, code, value, reasons, note in rows:
        content = AnswerContent(value, tuple(reasons), note, ask=True)
        marked[assessment_id][code] = content
    return marked
