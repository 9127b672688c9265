"""The rules of the timetable speak of facts that the shipped frameworks have."""

from datetime import time

import pytest
import yaml

from cases.choices import HalfDay
from cases.queries.timetable_rules import timetable_rules
from standards.choices import Provenance
from tests.factories.frameworks import SHIPPED

FRAMEWORKS = ("fji-2015", "yos-2018", "yjs-2021")


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_complexity_names_facts_and_values_of_the_framework(code: str) -> None:
    document = yaml.safe_load(SHIPPED.with_name(f"{code}.yaml").read_text())
    known = {
        (fact["code"], value["code"]) for fact in document["case_facts"] for value in fact["values"]
    }

    used = {(one.fact, value) for one in timetable_rules(code).complexity for value in one.values}

    assert used
    assert used <= known


@pytest.mark.parametrize("code", [*FRAMEWORKS, "another"])
def test_every_rule_is_marked_as_assumed_with_a_sentence(code: str) -> None:
    rules = timetable_rules(code)

    for origin in (rules.days_origin, rules.halves_origin, rules.complexity_origin):
        assert origin.provenance == Provenance.ASSUMED
        assert origin.source


def test_points_add_up() -> None:
    facts = {"rosh_level": "very_high", "looked_after": "yes", "setting": "community"}

    assert timetable_rules("fji-2015").points_of(facts) == 3
    assert timetable_rules("another").points_of(facts) == 0


def test_interview_lies_within_its_half_day() -> None:
    for rule in timetable_rules("fji-2015").halves:
        assert rule.begins < rule.interview < rule.ends
    assert timetable_rules("fji-2015").half_day(HalfDay.AFTERNOON).interview == time(15, 30)
