"""Answers every question of the sample, so that each key question has its sufficient cases."""

from collections.abc import Mapping, Sequence

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.answering import (
    TargetMissedError,
    Values,
    asked_in,
    weigh_faults,
    write_answers,
)
from dashboard.services.demo.data import read_data
from dashboard.services.demo.draws import draw, pick
from dashboard.services.demo.notes import NoteBook
from dashboard.services.demo.types import DemoAnswer, DemoCase
from standards.types import NO, NOT_APPLICABLE, YES, QuestionContent

# How often a prompt is sufficient, by the summary judgement on its key question.
CHANCE_OF_YES = {YES: 0.9, NO: 0.4}
CHANCE_OF_NOT_APPLICABLE = 0.1
ABOUT_VICTIMS = {"CA07", "CP05", "OA06", "OP05"}
OFFENCES_WITHOUT_VICTIM = ("drugs", "weapon")
ABOUT_CHANGE = {"OD10", "OD15"}


def answer_sample(questionnaire: Questionnaire, cases: Sequence[DemoCase]) -> list[DemoAnswer]:
    """Return exactly the answers in route, case by case, in the order of the questionnaire.

    Raises TargetMissedError where a key question applies to fewer cases than must be sufficient.
    """
    values = decide_values(questionnaire, cases)
    return write_answers(questionnaire, cases, values, NoteBook("yos"))


def decide_values(questionnaire: Questionnaire, cases: Sequence[DemoCase]) -> Values:
    """Decide what is answered: circumstances, then summary judgements, then their prompts."""
    asked = {case.reference: asked_in(questionnaire, case) for case in cases}
    values: Values = {
        case.reference: {
            code: case.given[code] for code in asked[case.reference] if code in case.given
        }
        for case in cases
    }
    faults = dict.fromkeys(values, 0)
    for key_question, sufficient in read_data("yos/targets").items():
        own = [one for one in questionnaire.questions if one.key_question == key_question]
        summary = next(one for one in own if one.counts)
        applicable = [case for case in cases if summary.code in asked[case.reference]]
        for case, is_weak in _choose_weak(summary.code, applicable, sufficient, faults):
            given = values[case.reference]
            given[summary.code] = NO if is_weak else YES
            faults[case.reference] += is_weak
            prompts = [one for one in own if one.code in asked[case.reference] and not one.counts]
            given.update(_answer_prompts(prompts, case, given[summary.code]))
    return values


def _choose_weak(
    code: str, applicable: Sequence[DemoCase], sufficient: int, faults: Mapping[str, int]
) -> list[tuple[DemoCase, bool]]:
    """Pair the cases with whether they fall short, weak ones the likelier."""
    if sufficient > len(applicable):
        raise TargetMissedError(
            f"{code} applies to {len(applicable)} cases, and {sufficient} must be sufficient."
        )
    weak = pick(weigh_faults(applicable, faults), len(applicable) - sufficient, "weak", code)
    return [(case, case.reference in weak) for case in applicable]


def _answer_prompts(
    prompts: Sequence[QuestionContent], case: DemoCase, summary: str
) -> dict[str, str]:
    """Answer prompts in tune with the judgement they led to; a weak one has a shortcoming."""
    values = {one.code: _prompt_value(one, case, summary) for one in prompts}
    if summary == NO and NO not in values.values():
        open_prompts = [code for code, value in values.items() if value == YES]
        worst = min(open_prompts, key=lambda code: draw("worst", code, case.reference))
        values[worst] = NO
    return values


def _prompt_value(prompt: QuestionContent, case: DemoCase, summary: str) -> str:
    if NOT_APPLICABLE in prompt.values and _does_not_apply(prompt.code, case):
        return NOT_APPLICABLE
    chance = draw("prompt", prompt.code, case.reference)
    return YES if chance < CHANCE_OF_YES[summary] else NO


def _does_not_apply(code: str, case: DemoCase) -> bool:
    if code in ABOUT_VICTIMS:
        return case.has("AB08", *OFFENCES_WITHOUT_VICTIM)
    if code in ABOUT_CHANGE:
        return case.has("AB03", NO)
    return draw("not applicable", code, case.reference) < CHANCE_OF_NOT_APPLICABLE
