"""Over many seeds each case is drawn as often as its inclusion probability says.

Seeds are fixed, so the outcome is too; the bounds are ones that fair chance would break in fewer
than one of ten thousand sets of seeds.
"""

from collections import Counter
from functools import cache

import pytest

from sampling import allocation, checking, covering, drawing
from sampling.caseload import Case
from sampling.chance import Chance
from sampling.drawing import draw_sample
from sampling.quotas import Quota

SEEDS = 2000
CASELOAD = [
    Case(
        f"YJ-{number:03}",
        {
            "sex": "female" if number % 6 == 0 else "male",
            "age": ("10-13", "14-15", "16-17", "16-17", "")[number % 5],
            "court": "yes" if number % 7 < 4 else "no",
        },
    )
    for number in range(60)
]
ASKED = {
    "size": 23,
    "strata": ["court", "age"],
    "quotas": [
        Quota("sex", frozenset({"female"}), 6),
        Quota("age", frozenset({"10-13", "14-15"}), 11),
    ],
}


@pytest.fixture(scope="module", params=[1, 2])
def draws(request):
    """One draw for each seed; how many of each pattern depends on no seed and is found once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "allocate", remembered(allocation.allocate))
        patch.setattr(checking, "is_enough", remembered(covering.is_enough))
        return [
            draw_sample(CASELOAD, seed=f"seed {number}", algorithm=request.param, **ASKED)
            for number in range(SEEDS)
        ]


def remembered(function):
    known = cache(function)
    return lambda groups, minimums, size: known(tuple(groups), tuple(minimums), size)


def test_quotas_hold_and_bind_for_every_seed(draws):
    assert {tuple(quota.drawn for quota in draw.quotas) for draw in draws} == {(11, 6)}
    assert {len(draw.chosen) for draw in draws} == {23}


def test_every_case_is_drawn_as_often_as_its_probability_says(draws):
    drawn = Counter(reference for draw in draws for reference in draw.chosen)
    scores = []
    for reference, place in draws[0].places.items():
        chance = float(place.probability)
        spread = (SEEDS * chance * (1 - chance)) ** 0.5
        scores.append((drawn[reference] - SEEDS * chance) / spread)

    assert max(abs(score) for score in scores) < 4.8
    # The mean square is 1 for fair chance; with 60 of them its standard deviation is below 0.2.
    assert 0.3 < sum(score**2 for score in scores) / len(scores) < 1.8


def test_reserves_come_first_as_often_as_each_other(draws):
    """Every case that was not drawn has the same chance to lead the reserves."""
    first = Counter(draw.reserves[0] for draw in draws)
    square = 0.0
    for reference, place in draws[0].places.items():
        expected = SEEDS * float(1 - place.probability) / (60 - 23)
        square += (first[reference] - expected) ** 2 / expected

    # Chi-square with 59 degrees of freedom: mean 59, one in ten thousand above 108.
    assert square < 108


def test_moves_are_as_likely_as_they_should_be():
    moves = (Chance(2, f"seed {number}").falls_within(3, 10, 1) for number in range(SEEDS))

    # Binomial with mean 600 and standard deviation 20.5: one in ten thousand is further away.
    assert abs(sum(moves) - 600) < 80


def test_starts_are_spread_evenly():
    starts = Counter(Chance(1, f"seed {number}").start("10", 10) for number in range(SEEDS))

    # Chi-square with 9 degrees of freedom: one in ten thousand above 34.
    assert set(starts) == set(range(10))
    assert sum((count - 200) ** 2 / 200 for count in starts.values()) < 34
