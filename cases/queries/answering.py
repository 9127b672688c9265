"""What saving an answer must know, read after the assessment's row is locked."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.models import Answer, AnswerEvent, Assessment
from cases.queries.questionnaires import Questionnaire, get_questionnaire
from cases.types import AnswerContent, AnswerOperation
from inspections.models import Inspection
from inspections.queries import member_permissions
from standards.models import CaseQuestion

LOOKUP_SIZE = 500


@dataclass(frozen=True)
class StoredAnswer:
    """The current answer to one question, with who gave it and when."""

    content: AnswerContent
    version: int
    by: str
    at: datetime


def values_of(answers: Mapping[str, StoredAnswer]) -> dict[str, str]:
    """Return the coded values alone, by question code: what routing and counting look at."""
    return {code: stored.content.value for code, stored in answers.items()}


@dataclass
class LockedAssessment:
    """An assessment that nobody else can write until the transaction ends."""

    assessment: Assessment
    inspection: Inspection
    permissions: frozenset[Permission]
    questionnaire: Questionnaire
    question_ids: dict[str, int]
    answers: dict[str, StoredAnswer]

    def version_of(self, question: str) -> int:
        """Return the stored version; 0 when the question was never answered."""
        return self.answers[question].version if question in self.answers else 0

    def content_of(self, question: str) -> AnswerContent:
        """Return the stored content; blank when the question was never answered."""
        return self.answers[question].content if question in self.answers else AnswerContent()

    def route(self) -> dict[str, str]:
        """Return the status of every question that has a condition, as the answers stand now."""
        table = self.questionnaire.routing(self.assessment.case.facts)
        statuses = table.statuses(values_of(self.answers))
        return {code: statuses[code].value for code in table.clauses}


def lock_assessment(assessment_id: uuid.UUID, user: User) -> LockedAssessment:
    """Lock the row, then read rights and answers; raises NotVisible for a stranger's case."""
    assessment = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("case__inspection__framework")
        .defer("case__inspection__framework__document")
        .filter(pk=assessment_id)
        .first()
    )
    if assessment is None:
        raise NotVisible
    inspection = assessment.case.inspection
    permissions = member_permissions(user, inspection)
    is_own = assessment.scorer_id == user.pk and Permission.VIEW_OWN_CASES in permissions
    if not is_own and Permission.VIEW_ALL_CASES not in permissions:
        raise NotVisible
    questions = CaseQuestion.objects.filter(framework=inspection.framework_id)
    return LockedAssessment(
        assessment=assessment,
        inspection=inspection,
        permissions=permissions,
        questionnaire=get_questionnaire(inspection),
        question_ids=dict(questions.values_list("code", "pk")),
        answers=stored_answers(assessment),
    )


def stored_answers(assessment: Assessment) -> dict[str, StoredAnswer]:
    """Return the current answers by question code: one query."""
    rows = Answer.objects.filter(assessment=assessment).values_list(
        "question__code", "value", "reasons", "note", "ask", "version", "by__name", "at"
    )
    return {
        code: StoredAnswer(AnswerContent(value, tuple(reasons), note, ask), version, by, at)
        for code, value, reasons, note, ask, version, by, at in rows
    }


def find_events(operations: Sequence[AnswerOperation]) -> dict[uuid.UUID, AnswerEvent]:
    """Return the events that these operations, sent before, have already made, by operation id."""
    op_ids = [operation.op_id for operation in operations]
    found: dict[uuid.UUID, AnswerEvent] = {}
    for start in range(0, len(op_ids), LOOKUP_SIZE):
        chunk = op_ids[start : start + LOOKUP_SIZE]
        events = AnswerEvent.objects.select_related("payload", "question").order_by()
        found |= {event.op_id: event for event in events.filter(op_id__in=chunk)}
    return found
