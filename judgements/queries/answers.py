"""The answers that one question's percentage is made of, case by case."""

from dataclasses import dataclass

from cases.models import Answer, Assessment
from cases.queries.questionnaires import Questionnaire
from cases.queries.scoring import answers_for_scoring, submitted_assessments
from inspections.models import Inspection
from judgements.choices import AnswerGroup
from scoring.tally import CountedQuestion, Tally, tally_answers
from standards.types import NOT_APPLICABLE, YES, QuestionContent


@dataclass(frozen=True)
class ListedAnswer:
    """One case's answer with what its inspector wrote; `reasons` are codes."""

    case: str
    inspector: str
    group: AnswerGroup
    value: str
    reasons: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class QuestionAnswers:
    """All in-route answers to one question: the rows behind its tally."""

    question: QuestionContent
    tally: Tally
    answers: list[ListedAnswer]
    submitted: int
    total: int

    @property
    def not_asked(self) -> int:
        """The number of submitted cases in which the question was not asked."""
        return self.submitted - len(self.answers)


def list_answers(
    inspection: Inspection, questionnaire: Questionnaire, question: QuestionContent
) -> QuestionAnswers:
    """Return every submitted case's answer to a question: a fixed number of queries.

    For a prompt, which counts nowhere, the tally says how often the answer was yes.
    """
    submitted = submitted_assessments(inspection)
    given = [
        answer
        for answer in answers_for_scoring(questionnaire, submitted)
        if answer.question == question.code
    ]
    counted = CountedQuestion(question.code, question.standard, _favourable(question))
    inspectors = _inspectors(submitted)
    written = _written(submitted, question)
    return QuestionAnswers(
        question=question,
        tally=tally_answers([counted], given).by_question[question.code],
        answers=[
            ListedAnswer(
                answer.case,
                inspectors[answer.case],
                group_of(question, answer.value),
                answer.value,
                *written.get(answer.case, ((), "")),
            )
            for answer in given
        ],
        submitted=len(submitted),
        total=inspection.cases.count(),
    )


def group_of(question: QuestionContent, value: str) -> AnswerGroup:
    """Return what an answer means for the percentage, as scoring.tally counts it."""
    if not value:
        return AnswerGroup.MISSING
    if value == NOT_APPLICABLE:
        return AnswerGroup.NOT_APPLICABLE
    if value in _favourable(question):
        return AnswerGroup.SUFFICIENT
    return AnswerGroup.NOT_SUFFICIENT


def _favourable(question: QuestionContent) -> frozenset[str]:
    return question.sufficient_when if question.counts else frozenset({YES})


def _inspectors(submitted: list[Assessment]) -> dict[str, str]:
    """Return the name of who scored each case, by its reference; "" where nobody is named."""
    rows = Assessment.objects.filter(pk__in=[one.pk for one in submitted])
    return {case: name or "" for case, name in rows.values_list("case__reference", "scorer__name")}


def _written(
    submitted: list[Assessment], question: QuestionContent
) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return codes of reasons and the note given with each case's answer, by case reference."""
    rows = Answer.objects.filter(assessment__in=submitted, question__code=question.code)
    return {
        case: (tuple(reasons), note)
        for case, reasons, note in rows.values_list(
            "assessment__case__reference", "reasons", "note"
        )
    }
