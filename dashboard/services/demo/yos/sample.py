"""Draws the sample: made-up court and out-of-court cases whose facts fit together."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from dashboard.services.demo.data import read_data
from dashboard.services.demo.diary import draw_diary
from dashboard.services.demo.draws import deal, draw
from dashboard.services.demo.traits import Ranking, harm, mixed, safety, view_of_level
from dashboard.services.demo.types import DemoCase
from standards.types import NO, YES

Values = dict[str, str]

VIOLENT_OFFENCES = {"violence", "robbery", "sexual"}

# By which trait the cases stand in line for each list of values; chance alone for any other list.
RANKINGS: Mapping[str, Ranking] = {
    "disposal": mixed(harm, "disposal", 0.75),
    "age_band": mixed(harm, "age", 0.5),
    "earlier_convictions": mixed(harm, "convictions", 0.7),
    "harm_level": harm,
    "AB02": harm,
    "AB08": mixed(harm, "offence", 0.75),
    "safety_level": safety,
    "AB01": safety,
    "AB09": mixed(safety, "exploitation", 0.7),
    "looked_after": mixed(safety, "care", 0.6),
    "mental_health": mixed(safety, "mental health", 0.6),
    "substance_misuse": mixed(safety, "substances", 0.5),
}


def draw_sample(*, prefix: str, fieldwork: date) -> list[DemoCase]:
    """Return the cases, those of the court first; fieldwork begins on a Monday."""
    cases: list[DemoCase] = []
    for case_type, plan in read_data("yos/sample").items():
        numbers = range(len(cases) + 1, len(cases) + 1 + plan["cases"])
        references = [f"{prefix}{number:02}" for number in numbers]
        facts, given = (_deal(plan[kind], references) for kind in ("facts", "given"))
        for reference in references:
            _add_what_follows(reference, facts[reference], given[reference])
            cases.append(
                DemoCase(
                    reference=reference,
                    facts={"case_type": case_type, **facts[reference]},
                    given=given[reference],
                    quality=draw("quality", reference),
                    family_contact=True,
                    interviewed=given[reference]["AB06"] == YES,
                    diary=draw_diary(reference, plan["days_of_supervision"], fieldwork),
                )
            )
    return cases


def _deal(plan: Mapping[str, Mapping[str, int]], references: list[str]) -> dict[str, Values]:
    """Return the values of each case; what belongs together ranks alike."""
    values: dict[str, Values] = {reference: {} for reference in references}
    for code, counts in plan.items():
        ranking = RANKINGS.get(code, partial(draw, code))
        for reference, value in deal(counts, sorted(references, key=ranking)).items():
            values[reference][code] = value
    return values


def _add_what_follows(reference: str, facts: Values, given: Values) -> None:
    """Add facts and answers that other ones decide."""
    facts["violent_offence"] = YES if given["AB08"] in VIOLENT_OFFENCES else NO
    given["AB04"] = view_of_level(reference, "safety", facts["safety_level"], given["AB01"])
    given["AB05"] = view_of_level(reference, "harm", facts["harm_level"], given["AB02"])
