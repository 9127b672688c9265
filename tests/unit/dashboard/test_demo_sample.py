from collections import Counter
from itertools import pairwise

import pytest

from dashboard.services.demo.draws import deal, draw, draw_between, pick
from dashboard.services.demo.fji.sample import draw_sample
from tests.unit.dashboard.demo import CASES, CONTENT, FIELDWORK


def test_sample_is_the_same_every_time():
    assert draw_sample(size=34, prefix="EM", fieldwork=FIELDWORK) == CASES


def test_sample_has_values_that_the_edition_knows():
    allowed = {fact.code: {value.code for value in fact.values} for fact in CONTENT.facts}

    assert all(case.facts[code] in allowed[code] for case in CASES for code in allowed)
    assert all(set(case.facts) == set(allowed) for case in CASES)


def test_circumstances_are_answers_that_the_edition_knows():
    values = {question.code: question.values for question in CONTENT.questions}

    unknown = {
        (code, value)
        for case in CASES
        for code, value in case.given.items()
        if value not in values[code]
    }

    assert unknown == set()


@pytest.mark.parametrize(
    ("code", "value", "count"),
    [("setting", "custody", 7), ("sex", "female", 6), ("AB01", "yes", 30), ("AB02", "yes", 29)],
)
def test_sample_has_the_planned_number_of(code, value, count):
    assert sum(case.has(code, value) for case in CASES) == count


def test_custody_goes_with_custodial_orders():
    orders = {case.facts["order_type"] for case in CASES if case.has("setting", "custody")}

    assert orders == {"dto", "long_detention"}


def test_looked_after_child_has_something_to_be_kept_safe_from():
    assert all(case.has("AB01", "yes") for case in CASES if case.has("looked_after", "yes"))


def test_child_who_complied_throughout_never_failed_to_comply():
    assert all(case.has("AB04", "no") == case.has("CO01", "throughout") for case in CASES)


def test_diary_runs_forward_and_ends_before_the_fieldwork():
    for case in CASES:
        days = [*vars(case.diary).values(), FIELDWORK]
        assert all(earlier < later for earlier, later in pairwise(days)), case.reference


def test_draws_cover_their_range():
    drawn = Counter(draw_between(1, 3, "cover", str(number)) for number in range(300))

    assert set(drawn) == {1, 2, 3}
    assert all(0 <= draw("range", str(number)) < 1 for number in range(300))


def test_deal_refuses_counts_that_do_not_add_up():
    with pytest.raises(ValueError, match="shorter"):
        deal({"yes": 1}, ["EM01", "EM02"])


def test_pick_prefers_what_weighs_more():
    picked = Counter(
        one for number in range(200) for one in pick({"a": 9.0, "b": 1.0}, 1, str(number))
    )

    assert picked["a"] > picked["b"] > 0
