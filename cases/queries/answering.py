"""What saving an answer must know, read after the assessment's row is locked."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.models import Allocation, AnswerEvent, Assessment
from cases.queries.operations import Trace
from cases.queries.questionnaires import (
    Questionnaire,
    question_codes,
    question_ids,
    questionnaire_of,
)
from cases.queries.saving import lock_row, read_answers, read_standing
from cases.types import AnswerContent, AnswerOperation
from inspections.models import Inspection
from inspections.queries import permissions_of


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
    """An assessment that nobody else can write until the transaction ends.

    `is_visible` is false for a former scorer, who is told nothing of the case, and for everybody
    once the case is withdrawn. `traces` tells where
    the operation for which it was locked, if it was for one, has left a row before.
    """

    assessment: Assessment
    inspection: Inspection
    permissions: frozenset[Permission]
    questionnaire: Questionnaire
    question_ids: Mapping[str, int]
    answers: dict[str, StoredAnswer]
    is_visible: bool
    is_withdrawn: bool
    traces: frozenset[Trace]

    def version_of(self, question: str) -> int:
        """Return the stored version; 0 when the question was never answered."""
        return self.answers[question].version if question in self.answers else 0

    def content_of(self, question: str) -> AnswerContent:
        """Return the stored content; blank when the question was never answered."""
        return self.answers[question].content if question in self.answers else AnswerContent()

    def route(self) -> dict[str, str]:
        """Return the status of every question that has a condition, as the answers stand now.

        Empty for somebody who may not see the case: routes tell of answers.
        """
        if not self.is_visible:
            return {}
        table = self.questionnaire.routing(self.assessment.case.facts)
        statuses = table.statuses(values_of(self.answers))
        return {code: statuses[code].value for code in table.clauses}


def lock_assessment(assessment_id: uuid.UUID, user: User) -> LockedAssessment:
    """Lock the row, then read rights and answers; raises NotVisible for a stranger's case."""
    locked = _lock(assessment_id, user)
    if not locked.is_visible:
        raise NotVisible
    return locked


def lock_for_answer(operation: AnswerOperation, user: User) -> LockedAssessment:
    """Lock as `lock_assessment`, also for who scored the case once or has made this very event.

    What such a person sends is theirs, and is confirmed or kept, and so is what comes for a
    withdrawn case from whoever could have scored it; raises NotVisible for strangers.
    """
    locked = _lock(operation.assessment_id, user, operation.op_id)
    if not (
        locked.is_visible
        or _could_score_withdrawn(locked)
        or _was_scorer(locked, user)
        or _has_sent(operation, user)
    ):
        raise NotVisible
    return locked


def lock_to_decide(assessment_id: uuid.UUID, user: User) -> LockedAssessment:
    """Lock as `lock_assessment`, a withdrawn case too, for deciding on what was sent to it late."""
    locked = _lock(assessment_id, user)
    is_left = locked.is_withdrawn and Permission.VIEW_ALL_CASES in locked.permissions
    if not (locked.is_visible or is_left):
        raise NotVisible
    return locked


def _could_score_withdrawn(locked: LockedAssessment) -> bool:
    return locked.is_withdrawn and Permission.SCORE_ANY_CASE in locked.permissions


def _was_scorer(locked: LockedAssessment, user: User) -> bool:
    return Allocation.objects.filter(assessment=locked.assessment, scorer=user).exists()


def _has_sent(operation: AnswerOperation, user: User) -> bool:
    events = AnswerEvent.objects.filter(op_id=operation.op_id, actor=user.email)
    return events.filter(assessment=operation.assessment_id).exists()


def _lock(assessment_id: uuid.UUID, user: User, op_id: uuid.UUID | None = None) -> LockedAssessment:
    assessment = lock_row(assessment_id)
    if assessment is None:
        raise NotVisible
    inspection = assessment.case.inspection
    roles, themes, traces, is_withdrawn = read_standing(user, assessment, op_id)
    permissions = permissions_of(user, roles)
    is_own = assessment.scorer_id == user.pk and Permission.VIEW_OWN_CASES in permissions
    return LockedAssessment(
        assessment=assessment,
        inspection=inspection,
        permissions=permissions,
        questionnaire=questionnaire_of(inspection.framework, themes),
        question_ids=question_ids(inspection.framework),
        answers=stored_answers(assessment),
        is_visible=not is_withdrawn and (is_own or Permission.VIEW_ALL_CASES in permissions),
        is_withdrawn=is_withdrawn,
        traces=traces,
    )


def stored_answers(assessment: Assessment) -> dict[str, StoredAnswer]:
    """Return the current answers by question code: one query."""
    codes = question_codes(assessment.case.inspection.framework)
    return {
        codes[key]: StoredAnswer(AnswerContent(value, tuple(reasons), note, ask), version, by, at)
        for key, value, reasons, note, ask, version, by, at in read_answers(assessment.pk)
    }
