"""Version 2 keeps every characteristic near its share, which version 1 does of the first alone."""

import math
from collections import Counter
from fractions import Fraction

import pytest

from sampling.caseload import Case
from sampling.drawing import draw_sample
from sampling.quotas import Quota
from sampling.representativeness import compare_with_caseload

STRATA = ["sex", "ethnicity", "order", "risk", "vulnerability", "looked_after"]
CASELOAD = [
    Case(
        f"YJ-{number:03}",
        {
            "sex": "female" if number * 7 % 13 < 2 else "male",
            "ethnicity": ("a", "a", "a", "b", "a", "c", "d", "a", "b", "", "a")[number * 5 % 11],
            "order": ("referral", "yro", "referral", "iss", "custody")[number // 3 % 5],
            "risk": ("low", "medium", "high", "medium", "low", "medium", "very high")[number % 7],
            "vulnerability": ("low", "medium", "medium", "high")[number // 7 % 4],
            "looked_after": "yes" if number * 11 % 17 < 4 else "no",
        },
    )
    for number in range(300)
]
HIGH_RISK = Quota("risk", frozenset({"high", "very high"}), 12)


def draw(seed, version, *, size=30, quotas=(HIGH_RISK,), cases=CASELOAD, strata=STRATA):
    return draw_sample(
        cases,
        size=size,
        strata=strata,
        quotas=quotas,
        seed=f"seed {seed}",
        algorithm=version,
    )


def gaps(drawn, cases=CASELOAD):
    return [abs(one.points) for one in compare_with_caseload(cases, drawn.chosen).values]


def sum_of_each_value(drawn):
    """By characteristic and value: the cases that its chances come to, and those drawn."""
    expected, taken = Counter(), Counter()
    for reference, place in drawn.places.items():
        for one in enumerate(place.values):
            expected[one] += place.probability
            taken[one] += reference in drawn.chosen
    return [(expected[one], taken[one]) for one in expected]


@pytest.mark.parametrize("quotas", [(), (HIGH_RISK,)])
def test_differences_from_the_caseload_are_far_smaller(quotas):
    largest, mean = Counter(), Counter()
    for version in (1, 2):
        for seed in range(60):
            points = gaps(draw(seed, version, quotas=quotas))
            largest[version] += max(points)
            mean[version] += Fraction(sum(points), len(points))

    assert mean[2] < (Fraction(2, 3) if quotas else Fraction(1, 2)) * mean[1]
    assert largest[2] < (Fraction(9, 10) if quotas else Fraction(1, 2)) * largest[1]


def test_nearly_every_value_is_within_one_case_of_its_share():
    for version, least in ((1, 0), (2, Fraction(9, 10))):
        counted = [one for seed in range(60) for one in sum_of_each_value(draw(seed, version))]
        within = sum(math.floor(wanted) <= taken <= math.ceil(wanted) for wanted, taken in counted)
        assert Fraction(within, len(counted)) > least
        assert version == 2 or Fraction(within, len(counted)) < Fraction(3, 4)


def test_all_values_of_two_characteristics_are_within_one_case_of_their_share():
    """As many as a table of rows and columns has can always be rounded together."""
    for seed in range(60):
        drawn = draw(seed, 2, quotas=(), strata=["order", "risk"])
        for wanted, taken in sum_of_each_value(drawn):
            assert math.floor(wanted) <= taken <= math.ceil(wanted)


def test_quotas_and_size_hold_whatever_the_seed():
    for seed in range(300):
        drawn = draw(seed, 2, size=25)
        assert (len(set(drawn.chosen)), drawn.quotas[0].drawn) == (25, 12)


def test_balance_reaches_across_quota_patterns():
    """Patterns of three and five cases cannot each be like the caseload; together they can."""
    cases = [
        Case(f"C-{number}", {"sex": "female" if number < 30 else "male", "court": "01"[number % 2]})
        for number in range(80)
    ]
    for seed in range(40):
        drawn = draw(
            seed,
            2,
            size=8,
            cases=cases,
            strata=["court"],
            quotas=[Quota("sex", frozenset({"female"}), 3)],
        )
        assert sum(drawn.places[one].values == ("0",) for one in drawn.chosen) == 4


def test_more_values_than_can_be_balanced_leave_the_size_and_the_rest_alone():
    cases = [
        Case(f"C-{number}", {"town": f"T-{number % 70}", "sex": "fm"[number % 2]})
        for number in range(210)
    ]
    for seed in range(20):
        drawn = draw(seed, 2, cases=cases, strata=["town", "sex"], quotas=())
        assert len(drawn.chosen) == 30
        assert sum(drawn.places[one].values[1] == "f" for one in drawn.chosen) == 15
