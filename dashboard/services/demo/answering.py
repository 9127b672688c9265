"""What answering has in common under every framework: the route, weak work, the order."""

from collections.abc import Mapping, Sequence

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.notes import NoteBook
from dashboard.services.demo.types import DemoAnswer, DemoCase
from scoring.routing import RouteStatus

# Answer values by case reference, then by question code.
Values = dict[str, dict[str, str]]


class TargetMissedError(RuntimeError):
    """The data files ask for results that their cases cannot give."""


def asked_in(questionnaire: Questionnaire, case: DemoCase) -> list[str]:
    """Return the codes of the questions in route for a case; its gates are all given."""
    statuses = questionnaire.routing(case.facts).statuses(case.given)
    return [code for code, status in statuses.items() if status is RouteStatus.IN_ROUTE]


def weigh_faults(cases: Sequence[DemoCase], faults: Mapping[str, int]) -> dict[str, float]:
    """Return how likely each case is to fall short: weak work seldom stays with one question."""
    return {
        case.reference: 0.3 + (1 - case.quality) + 0.1 * faults[case.reference] for case in cases
    }


def write_answers(
    questionnaire: Questionnaire, cases: Sequence[DemoCase], values: Values, notes: NoteBook
) -> list[DemoAnswer]:
    """Return the answers with their notes, case by case, in the order of the questionnaire."""
    return [
        notes.write_answer(questionnaire.question_by_code[code], value, case)
        for case in cases
        for code, value in _in_order(questionnaire, values[case.reference])
    ]


def _in_order(questionnaire: Questionnaire, given: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (question.code, given[question.code])
        for question in questionnaire.questions
        if question.code in given
    ]
