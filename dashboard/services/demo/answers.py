"""Answers every question of the sample, so that counting gives the wanted percentages."""

from collections.abc import Mapping, Sequence

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.applicability import does_not_apply
from dashboard.services.demo.draws import pick
from dashboard.services.demo.notes import NoteBook
from dashboard.services.demo.targets import (
    TargetMissedError,
    ThemeTarget,
    count_sufficient,
    theme_targets,
)
from dashboard.services.demo.types import DemoAnswer, DemoCase
from scoring.routing import RouteStatus
from scoring.tally import CaseAnswer, tally_answers
from standards.queries.questionnaire import counted_questions
from standards.types import NO, NOT_APPLICABLE, YES

# Answer values by case reference, then by question code.
Values = dict[str, dict[str, str]]


def answer_sample(questionnaire: Questionnaire, cases: Sequence[DemoCase]) -> list[DemoAnswer]:
    """Return exactly the answers in route, case by case, in the order of the questionnaire.

    Raises TargetMissedError unless every theme has its percentage.
    """
    values = decide_values(questionnaire, cases)
    check_percentages(questionnaire, values)
    notes = NoteBook()
    return [
        notes.write_answer(questionnaire.question_by_code[code], value, case)
        for case in cases
        for code, value in _in_order(questionnaire, values[case.reference])
    ]


def decide_values(questionnaire: Questionnaire, cases: Sequence[DemoCase]) -> Values:
    """Decide what is answered: circumstances first, then what does not apply, then yes and no."""
    values: Values = {}
    open_cases: dict[str, list[DemoCase]] = {one.code: [] for one in questionnaire.questions}
    for case in cases:
        values[case.reference] = {}
        for code in asked_in(questionnaire, case):
            if code in case.given:
                values[case.reference][code] = case.given[code]
            elif does_not_apply(code, case):
                values[case.reference][code] = NOT_APPLICABLE
            else:
                open_cases[code].append(case)
    for target in theme_targets():
        _decide_theme(target, {code: open_cases[code] for code in target.rates}, values)
    return values


def asked_in(questionnaire: Questionnaire, case: DemoCase) -> list[str]:
    """Return the codes of the questions in route for a case; its gates are all given."""
    statuses = questionnaire.routing(case.facts).statuses(case.given)
    return [code for code, status in statuses.items() if status is RouteStatus.IN_ROUTE]


def _decide_theme(
    target: ThemeTarget, open_cases: Mapping[str, list[DemoCase]], values: Values
) -> None:
    counts = count_sufficient(target, {code: len(listed) for code, listed in open_cases.items()})
    faults = dict.fromkeys(values, 0)
    for code, listed in open_cases.items():
        weak = pick(_weights(listed, faults), len(listed) - counts[code], "weak", code)
        for case in listed:
            values[case.reference][code] = NO if case.reference in weak else YES
            faults[case.reference] += case.reference in weak


def _weights(cases: Sequence[DemoCase], faults: Mapping[str, int]) -> dict[str, float]:
    """Return how likely each case is to fall short: weak work seldom stays with one question."""
    return {
        case.reference: 0.3 + (1 - case.quality) + 0.1 * faults[case.reference] for case in cases
    }


def check_percentages(questionnaire: Questionnaire, values: Values) -> None:
    """Count as the application counts; raises TargetMissedError for another percentage."""
    counted = counted_questions(questionnaire.content, questionnaire.standard_codes)
    rows = (
        CaseAnswer(reference, code, value)
        for reference, given in values.items()
        for code, value in given.items()
    )
    tallies = tally_answers(counted, rows)
    for target in theme_targets():
        percent = tallies.by_standard[target.standard].percent
        if percent != target.percent:
            raise TargetMissedError(
                f"{target.standard} gives {percent}% instead of {target.percent}%."
            )


def _in_order(questionnaire: Questionnaire, given: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (question.code, given[question.code])
        for question in questionnaire.questions
        if question.code in given
    ]
