"""Draws the sample: 34 made-up cases whose facts and circumstances fit together."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from dashboard.services.demo.data import read_data
from dashboard.services.demo.diary import draw_diary
from dashboard.services.demo.draws import deal, draw
from dashboard.services.demo.traits import Ranking, harm, mixed, safety, view_of_level
from dashboard.services.demo.types import DemoCase
from standards.types import YES

Facts = dict[str, str]
TOO_EARLY = 5
SEVERE_OFFENCES = {"violence", "robbery", "sexual"}


def draw_sample(*, size: int, prefix: str, fieldwork: date) -> list[DemoCase]:
    """Return the cases of an inspection whose first fieldwork week begins on a Monday."""
    references = [f"{prefix}{number:02}" for number in range(1, size + 1)]
    circumstances = _deal_everything(references)
    estranged = _without_family_contact(circumstances)
    return [
        _make_case(reference, circumstances[reference], reference not in estranged, fieldwork)
        for reference in references
    ]


def _make_case(reference: str, values: Facts, family_contact: bool, fieldwork: date) -> DemoCase:
    facts = {code: value for code, value in values.items() if not code[-1].isdigit()}
    given = {code: value for code, value in values.items() if code[-1].isdigit()}
    return DemoCase(
        reference=reference,
        facts=facts,
        given=given,
        quality=draw("quality", reference),
        family_contact=family_contact,
        interviewed=given["AB09"] == YES,
        diary=draw_diary(reference, days_of_supervision(given["AB11"]), fieldwork),
    )


def days_of_supervision(months: str) -> tuple[int, int]:
    """Return the fewest and the most days since the sentence, by the months of supervision."""
    low, high = read_data("fji/sample")["days_of_supervision"][months]
    return low, high


def _deal_everything(references: list[str]) -> dict[str, Facts]:
    """Return facts and uncounted answers of each case; what belongs together ranks alike."""
    plan = read_data("fji/sample")
    rankings = _rankings(references)
    cases: dict[str, Facts] = {reference: {} for reference in references}
    for code, counts in {**plan["facts"], **plan["given"]}.items():
        ranking = rankings.get(code, partial(draw, code))
        for reference, value in deal(counts, sorted(references, key=ranking)).items():
            cases[reference][code] = value
    for setting, counts in plan["orders"].items():
        chosen = [one for one in references if cases[one]["setting"] == setting]
        for reference, order in deal(counts, sorted(chosen, key=harm)).items():
            cases[reference]["order_type"] = order
    absconding = [one for one in references if cases[one]["AB04"] == "yes"]
    for reference, words in deal(plan["compliance"], sorted(absconding, key=_defiance)).items():
        cases[reference]["CO01"] = words
    for reference, values in cases.items():
        _add_what_follows(reference, values)
    return cases


def _rankings(references: list[str]) -> dict[str, Ranking]:
    """Return by which latent trait the cases stand in line for each list of values."""
    outcome = partial(_outcome, set(sorted(references, key=_months)[:TOO_EARLY]))
    return {
        "age_band": mixed(harm, "age", 0.5),
        "rosh_level": harm,
        "AB02": harm,
        "AB12": mixed(harm, "offence", 0.75),
        "setting": mixed(harm, "setting", 0.75),
        "vulnerability_level": safety,
        "AB01": safety,
        "AB16": mixed(safety, "exploitation", 0.7),
        "looked_after": mixed(safety, "care", 0.6),
        "child_protection": mixed(safety, "protection", 0.6),
        "AB04": _defiance,
        "AB03": _months,
        "AB06": _months,
        "AB11": _months,
        "OU01": outcome,
        "OU02": outcome,
        "OU03": outcome,
        "AB10": lambda reference: -_months(reference) * draw("ending", reference),
    }


def _months(reference: str) -> float:
    return draw("months", reference)


def _defiance(reference: str) -> float:
    return draw("defiance", reference)


def _outcome(too_early: set[str], reference: str) -> float:
    """Rank first where it is too early to say, then by how things went."""
    if reference in too_early:
        return 0.0
    return 1 + _defiance(reference) + draw("luck", reference)


def _add_what_follows(reference: str, values: Facts) -> None:
    """Add facts and answers that other ones decide."""
    order, offence = values["order_type"], values["AB12"]
    is_long = values["setting"] == "custody" and offence in SEVERE_OFFENCES
    values.setdefault("CO01", "throughout")
    if order == "long_detention":
        values["AB10"] = "current"
    values["psr_prepared"] = _yes(
        values["setting"] == "custody"
        or order == "yro_iss"
        or (order == "yro" and draw("report", reference) < 0.85)
    )
    values["AB07"] = view_of_level(reference, "harm", values["rosh_level"], values["AB02"])
    values["AB08"] = view_of_level(
        reference, "safety", values["vulnerability_level"], values["AB01"]
    )
    if offence == "sexual" or is_long:
        values["AB13"] = "level_2_3" if values["rosh_level"] == "very_high" else "level_1"
    else:
        values["AB13"] = "not_eligible"


def _without_family_contact(cases: Mapping[str, Facts]) -> set[str]:
    """Return two older children for whom contact with the family would be unsafe."""
    candidates = [
        reference
        for reference, values in cases.items()
        if (values["age_band"], values["AB01"], values["looked_after"])
        == ("17_or_over", "yes", "no")
    ]
    return set(sorted(candidates, key=partial(draw, "family"))[:2])


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
