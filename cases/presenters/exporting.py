"""A case as a table: one row per question, in the order in which the questionnaire asks."""

from collections.abc import Iterator, Mapping

from django.utils import timezone

from cases.presenters.answers import answer_word, reason_words
from cases.queries.answering import StoredAnswer, values_of
from cases.queries.loading import AssessmentAccess
from cases.queries.questionnaires import Questionnaire
from cases.types import AnswerContent
from scoring.routing import RouteStatus
from sheets.writing import Cell
from standards.types import QuestionContent

# Named as the columns of a file of answers are, where both have the same.
COLUMNS = (
    "case_reference",
    "section",
    "question_code",
    "question",
    "route",
    "answer",
    "answer_label",
    "reasons",
    "reason_labels",
    "note",
    "ask",
    "version",
    "by",
    "at",
)
SEPARATOR = "; "


def export_rows(
    access: AssessmentAccess, questionnaire: Questionnaire, answers: Mapping[str, StoredAnswer]
) -> Iterator[list[Cell]]:
    """Yield the cells under COLUMNS; answers to questions that are not asked are told as such."""
    case = access.assessment.case
    statuses = questionnaire.routing(case.facts).statuses(values_of(answers))
    for section in questionnaire.sections:
        for question in section.questions:
            status, stored = statuses[question.code], answers.get(question.code)
            yield [
                case.reference,
                str(section.title),
                question.code,
                str(question.text),
                status.value,
                *_answer_cells(question, status, stored),
            ]


def _answer_cells(
    question: QuestionContent, status: RouteStatus, stored: StoredAnswer | None
) -> list[Cell]:
    """Return the cells from the answer on; the label of no answer stands where one is wanted."""
    content = stored.content if stored else AnswerContent()
    has_label = content.value or status is RouteStatus.IN_ROUTE
    given: list[Cell] = [
        content.value,
        answer_word(question, content) if has_label else "",
        SEPARATOR.join(content.reasons),
        SEPARATOR.join(reason_words(question, content)),
        content.note,
        "yes" if content.ask else "",
    ]
    if stored is None:
        return [*given, None, "", ""]
    at = timezone.localtime(stored.at).isoformat(timespec="seconds")
    return [*given, stored.version, stored.by, at]
