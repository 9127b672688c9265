"""Answers every question of the sample, so that counting gives the wanted percentages."""

from collections.abc import Mapping, Sequence

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.answering import (
    TargetMissedError,
    Values,
    asked_in,
    weigh_faults,
    write_answers,
)
from dashboard.services.demo.draws import pick
from dashboard.services.demo.fji.applicability import does_not_apply
from dashboard.services.demo.fji.targets import ThemeTarget, count_sufficient, theme_targets
from dashboard.services.demo.notes import NoteBook
from dashboard.services.demo.types import DemoAnswer, DemoCase
from scoring.tally import CaseAnswer, tally_answers
from standards.queries.questionnaire import counted_questions
from standards.types import NO, NOT_APPLICABLE, YES


def answer_sample(questionnaire: Questionnaire, cases: Sequence[DemoCase]) -> list[DemoAnswer]:
    """Return exactly the answers in route, case by case, in the order of the questionnaire.

    Raises TargetMissedError unless every theme has its percentage.
    """
    values = decide_values(questionnaire, cases)
    check_percentages(questionnaire, values)
    return write_answers(questionnaire, cases, values, NoteBook("fji"))


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


def _decide_theme(
    target: ThemeTarget, open_cases: Mapping[str, list[DemoCase]], values: Values
) -> None:
    counts = count_sufficient(target, {code: len(listed) for code, listed in open_cases.items()})
    faults = dict.fromkeys(values, 0)
    for code, listed in open_cases.items():
        weak = pick(weigh_faults(listed, faults), len(listed) - counts[code], "weak", code)
        for case in listed:
            values[case.reference][code] = NO if case.reference in weak else YES
            faults[case.reference] += case.reference in weak


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
