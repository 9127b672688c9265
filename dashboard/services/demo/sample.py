"""Draws the sample: 34 made-up cases whose facts and circumstances fit together."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from dashboard.services.demo.data import read_data
from dashboard.services.demo.draws import deal, draw, draw_between
from dashboard.services.demo.types import DemoCase, Diary

Facts = dict[str, str]
# From a case reference to a number by which the cases are put in order.
Ranking = Callable[[str], float]

TOO_EARLY = 5
SATURDAY = 5
HOLIDAYS = {(12, 25), (12, 26), (12, 28), (1, 1)}
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
        diary=draw_diary(reference, given["AB11"], fieldwork),
    )


def _deal_everything(references: list[str]) -> dict[str, Facts]:
    """Return facts and uncounted answers of each case; what belongs together ranks alike."""
    plan = read_data("sample")
    rankings = _rankings(references)
    cases: dict[str, Facts] = {reference: {} for reference in references}
    for code, counts in {**plan["facts"], **plan["given"]}.items():
        ranking = rankings.get(code, partial(draw, code))
        for reference, value in deal(counts, sorted(references, key=ranking)).items():
            cases[reference][code] = value
    for setting, counts in plan["orders"].items():
        chosen = [one for one in references if cases[one]["setting"] == setting]
        for reference, order in deal(counts, sorted(chosen, key=_harm)).items():
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
        "age_band": _mixed(_harm, "age", 0.5),
        "rosh_level": _harm,
        "AB02": _harm,
        "AB12": _mixed(_harm, "offence", 0.75),
        "setting": _mixed(_harm, "setting", 0.75),
        "vulnerability_level": _safety,
        "AB01": _safety,
        "AB16": _mixed(_safety, "exploitation", 0.7),
        "looked_after": _mixed(_safety, "care", 0.6),
        "child_protection": _mixed(_safety, "protection", 0.6),
        "AB04": _defiance,
        "AB03": _months,
        "AB06": _months,
        "AB11": _months,
        "OU01": outcome,
        "OU02": outcome,
        "OU03": outcome,
        "AB10": lambda reference: -_months(reference) * draw("ending", reference),
    }


def _mixed(trait: Ranking, name: str, share: float) -> Ranking:
    return lambda reference: share * trait(reference) + (1 - share) * draw(name, reference)


def _harm(reference: str) -> float:
    return draw("harm", reference)


def _safety(reference: str) -> float:
    return draw("safety", reference)


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
    values["AB07"] = _level_view(reference, "harm", values["rosh_level"], values["AB02"])
    values["AB08"] = _level_view(reference, "safety", values["vulnerability_level"], values["AB01"])
    if offence == "sexual" or is_long:
        values["AB13"] = "level_2_3" if values["rosh_level"] == "very_high" else "level_1"
    else:
        values["AB13"] = "not_eligible"


def _level_view(reference: str, trait: str, level: str, is_factor: str) -> str:
    """Return what the inspector thinks of the service's own level."""
    if level == "not_recorded":
        return "not_set"
    chance = draw("level", trait, reference)
    if is_factor == "no" or chance < 0.72:
        return "yes"
    return "too_high" if level in {"high", "very_high"} and chance > 0.9 else "too_low"


def _without_family_contact(cases: Mapping[str, Facts]) -> set[str]:
    """Return two older children for whom contact with the family would be unsafe."""
    candidates = [
        reference
        for reference, values in cases.items()
        if (values["age_band"], values["AB01"], values["looked_after"])
        == ("17_or_over", "yes", "no")
    ]
    return set(sorted(candidates, key=partial(draw, "family"))[:2])


def draw_diary(reference: str, months: str, fieldwork: date) -> Diary:
    """Return the days on which things happened, all of them before the fieldwork."""
    low, high = read_data("sample")["days_of_supervision"][months]
    sentenced = _working_day(fieldwork, -draw_between(low, high, "sentence", reference))
    assessed = _working_day(sentenced, draw_between(9, 19, "assessed", reference))
    planned = _working_day(assessed, draw_between(2, 8, "planned", reference))
    left = (fieldwork - planned).days
    changed = _working_day(planned, draw_between(left // 6, left // 4, "changed", reference))
    until_review = min(draw_between(84, 98, "reviewed", reference), left * 3 // 4)
    return Diary(sentenced, assessed, planned, changed, _working_day(planned, until_review))


def _working_day(start: date, days: int) -> date:
    """Return the first day from so many days after the start on which courts and offices work."""
    day = start + timedelta(days=days)
    while day.weekday() >= SATURDAY or (day.month, day.day) in HOLIDAYS:
        day += timedelta(days=1)
    return day


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
