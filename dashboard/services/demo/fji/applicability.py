"""Which of the questions asked in a case do not apply to it, by what the case is like."""

from collections.abc import Callable, Mapping

from dashboard.services.demo.draws import draw
from dashboard.services.demo.types import DemoCase

Rule = Callable[[DemoCase], bool]


def does_not_apply(question: str, case: DemoCase) -> bool:
    """Return whether a sensible inspector answers “not applicable”."""
    rule = _RULES.get(question)
    return rule is not None and rule(case)


def _happens(question: str, case: DemoCase, chance: float) -> bool:
    return draw("not applicable", question, case.reference) < chance


def _no_family(case: DemoCase) -> bool:
    return not case.family_contact


def _mappa_cannot_arise(case: DemoCase) -> bool:
    """A few cases without eligibility raise the question all the same."""
    is_serious = case.has("rosh_level", "high", "very_high")
    return case.has("AB13", "not_eligible") and not (is_serious and _happens("AS09", case, 0.5))


def _no_other_plan(case: DemoCase) -> bool:
    has_plan = (
        case.has("looked_after", "yes")
        or case.has("child_protection", "yes")
        or case.has("AB14", "diagnosed")
    )
    return not has_plan and _happens("PL11", case, 0.75)


def _settled_in_education(case: DemoCase) -> bool:
    return case.has("AB15", "full_time") and _happens("DE02", case, 0.5)


def _no_restorative_work(case: DemoCase) -> bool:
    return case.has("AB12", "sexual", "drugs") or _happens("DE03", case, 0.12)


def _no_referral_called_for(case: DemoCase) -> bool:
    in_danger = case.has("vulnerability_level", "high", "very_high")
    return not (in_danger or case.has("AB16", "both")) and _happens("DE09", case, 0.8)


def _no_meetings(case: DemoCase) -> bool:
    has_meetings = case.has("looked_after", "yes") or case.has("child_protection", "yes")
    return not has_meetings and _happens("DE10", case, 0.85)


def _no_service_needed(case: DemoCase) -> bool:
    return case.has("vulnerability_level", "low") and _happens("DE11", case, 0.7)


def _too_early_to_end(case: DemoCase) -> bool:
    is_new = case.has("AB11", "under_3", "3_to_5")
    return case.has("AB10", "current") and (is_new or _happens("OU06", case, 0.4))


def _one_practitioner(case: DemoCase) -> bool:
    return _happens("IN07", case, 0.18)


def _no_victim(case: DemoCase) -> bool:
    return case.has("AB12", "drugs") or _happens("IN12", case, 0.04)


_RULES: Mapping[str, Rule] = {
    "CR05": _no_family,
    "AS09": _mappa_cannot_arise,
    "AS18": _no_family,
    "PL11": _no_other_plan,
    "DE02": _settled_in_education,
    "DE03": _no_restorative_work,
    "DE09": _no_referral_called_for,
    "DE10": _no_meetings,
    "DE11": _no_service_needed,
    "DE16": _no_family,
    "OU06": _too_early_to_end,
    "IN03": _no_family,
    "IN07": _one_practitioner,
    "IN12": _no_victim,
}
