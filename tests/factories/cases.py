"""Cases in any state: added, answered, submitted, returned, by the real services."""

import uuid
from collections.abc import Mapping

from accounts.models import User
from cases.models import Assessment
from cases.queries.answering import stored_answers
from cases.queries.questionnaires import get_questionnaire
from cases.services.answering import apply
from cases.services.importing import import_cases
from cases.services.submitting import return_assessment, submit_assessment
from cases.types import AnswerContent, AnswerOperation, Conflict, Receipt
from inspections.models import Inspection
from scoring.routing import RouteStatus
from sheets.writing import write_csv


def make_case(
    inspection: Inspection,
    reference: str = "EM-01",
    scorer: User | None = None,
    **facts: str,
) -> Assessment:
    """Add a case from a one-line file; facts not given take the edition's first value."""
    content = get_questionnaire(inspection).content
    row = {fact.code: fact.values[0].code for fact in content.facts if fact.required} | facts
    row = {"case_reference": reference, **row, "assigned_to": scorer.email if scorer else ""}
    import_cases(
        inspection=inspection,
        content=write_csv(list(row), [list(row.values())]),
        by="tests",
    )
    return Assessment.objects.select_related("case__inspection__framework", "scorer").get(
        case__inspection=inspection, case__reference=reference
    )


def make_operation(
    assessment: Assessment,
    question: str,
    value: str = "",
    *,
    note: str = "",
    reasons: tuple[str, ...] = (),
    ask: bool = False,
    base_version: int | None = None,
    op_id: uuid.UUID | None = None,
) -> AnswerOperation:
    """Build an operation on what is stored now, unless a base version is given."""
    stored = stored_answers(assessment).get(question)
    current = stored.version if stored else 0
    return AnswerOperation(
        op_id=op_id or uuid.uuid4(),
        assessment_id=assessment.pk,
        question=question,
        base_version=current if base_version is None else base_version,
        content=AnswerContent(value, tuple(reasons), note, ask),
    )


def answer(
    assessment: Assessment,
    by: User,
    answers: Mapping[str, str],
    note: str = "Seen in the record of 12 March.",
) -> list[Receipt | Conflict]:
    """Give several answers, each with a note: answer(case, rosa, {"AS01": "yes"})."""
    return [
        apply(make_operation(assessment, question, value, note=note), by)
        for question, value in answers.items()
    ]


def mark(assessment: Assessment, by: User, question: str, value: str = "", note: str = "") -> None:
    """Mark a question to ask the case manager, with what is answered and noted so far."""
    apply(make_operation(assessment, question, value, note=note, ask=True), by)


def answer_everything(
    assessment: Assessment, by: User, answers: Mapping[str, str] | None = None
) -> None:
    """Answer every question in route: as given, else by its first possible answer."""
    given = dict(answers or {})
    questionnaire = get_questionnaire(assessment.case.inspection)
    for question in questionnaire.questions:
        values = {code: one.content.value for code, one in stored_answers(assessment).items()}
        statuses = questionnaire.routing(assessment.case.facts).statuses(values)
        if statuses[question.code] is RouteStatus.IN_ROUTE:
            answer(assessment, by, {question.code: given.get(question.code, question.values[0])})


def submit(assessment: Assessment, by: User) -> Assessment:
    """Submit a case that is complete."""
    submit_assessment(assessment=assessment, by=by)
    assessment.refresh_from_db()
    return assessment


def make_submitted_case(
    inspection: Inspection,
    reference: str,
    scorer: User,
    answers: Mapping[str, str] | None = None,
    **facts: str,
) -> Assessment:
    """Add a case, answer all of it and submit it."""
    assessment = make_case(inspection, reference, scorer, **facts)
    answer_everything(assessment, scorer, answers)
    return submit(assessment, scorer)


def return_case(assessment: Assessment, by: User, reason: str = "Look again.") -> Assessment:
    """Return a submitted case to its inspector."""
    return_assessment(assessment=assessment, reason=reason, by=by)
    assessment.refresh_from_db()
    return assessment
