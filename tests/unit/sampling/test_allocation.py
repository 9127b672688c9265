import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling import simplex
from sampling.allocation import allocate
from sampling.covering import fewest_cases, is_enough
from sampling.groups import Group, narrow
from tests.unit.sampling.strategies import (
    all_allocations,
    best_allocation,
    counted,
    unevenness,
)


@st.composite
def demands(draw):
    """Groups, minimums that each can be kept, and a size."""
    quotas = draw(st.integers(0, 3))
    labels = st.tuples(*[st.booleans()] * quotas)
    chosen = draw(st.lists(labels, min_size=1, max_size=5, unique=True))
    groups = [Group(label, draw(st.integers(1, 5))) for label in chosen]
    most = [sum(one.available for one in groups if one.counts_for[q]) for q in range(quotas)]
    minimums = [draw(st.integers(0, one)) for one in most]
    return groups, minimums, draw(st.integers(1, sum(one.available for one in groups)))


@given(demands())
@settings(max_examples=150)
def test_allocation_equals_the_best_of_all(demand):
    groups, minimums, size = demand
    best = best_allocation(groups, minimums, size)

    if best is None:
        with pytest.raises(ValueError, match="No counts"):
            allocate(groups, minimums, size)
    else:
        assert allocate(groups, minimums, size) == best


@given(demands())
@settings(max_examples=150)
def test_fewest_cases_equals_the_smallest_of_all(demand):
    groups, minimums, size = demand
    smallest = min(sum(counts) for counts in all_allocations(groups, minimums))

    assert fewest_cases(groups, minimums) == smallest
    assert is_enough(groups, minimums, size) == (smallest <= size)


@given(demands())
def test_careful_steps_come_to_the_same(demand):
    groups, minimums, size = demand
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simplex, "_QUICK_STEPS", 0)

        assert fewest_cases(groups, minimums) == min(
            sum(counts) for counts in all_allocations(groups, minimums)
        )
        best = best_allocation(groups, minimums, size)
        assert best is None or allocate(groups, minimums, size) == best


@given(st.lists(st.integers(1, 3), min_size=6, max_size=6), st.lists(st.integers(1, 6), min_size=4))
@settings(max_examples=60)
def test_fewest_cases_where_halves_of_cases_would_do_with_fewer(available, wanted):
    """Each group counts for two of four quotas: the place for broken numbers."""
    pairs = [tuple(quota in pair for quota in range(4)) for pair in combinations(range(4), 2)]
    groups = [Group(pair, number) for pair, number in zip(pairs, available, strict=True)]
    minimums = [
        min(most, sum(one.available for one in groups if one.counts_for[quota]))
        for quota, most in enumerate(wanted[:4])
    ]

    smallest = min(sum(counts) for counts in all_allocations(groups, minimums))

    assert fewest_cases(groups, minimums) == smallest
    assert not is_enough(groups, minimums, smallest - 1)


@pytest.mark.parametrize(("minimum", "fewest"), [(1, 2), (2, 3), (3, 5), (20, 30), (21, 32)])
def test_three_quotas_in_a_triangle_need_a_half_more_rounded_up(minimum, fewest):
    groups = [
        Group((True, True, False), 30),
        Group((True, False, True), 30),
        Group((False, True, True), 30),
    ]

    assert fewest_cases(groups, [minimum] * 3) == fewest


@pytest.mark.parametrize("others", [5, 10, 14])
def test_allocation_is_the_best_where_halves_of_cases_would_be_better(others):
    groups = [
        Group((False, False, False), others),
        Group((True, True, False), 2),
        Group((True, False, True), 1),
        Group((False, True, True), 1),
    ]

    assert allocate(groups, [1, 1, 1], 3) == best_allocation(groups, [1, 1, 1], 3)


def test_without_quotas_all_come_from_the_one_group():
    assert allocate([Group((), 40)], [], 12) == (12,)


def test_quotas_that_hold_anyway_change_nothing():
    groups = [Group((False,), 30), Group((True,), 10)]

    assert allocate(groups, [2], 8) == allocate(groups, [0], 8) == (6, 2)


def test_a_raised_group_takes_from_all_others_alike():
    groups = [Group((False, True), 40), Group((False, False), 40), Group((True, False), 20)]

    assert allocate(groups, [10, 0], 30) == (10, 10, 10)


def test_of_two_even_groups_the_first_takes_the_odd_case():
    assert allocate([Group((True,), 4), Group((False,), 4)], [0], 3) == (2, 1)


def test_eight_quotas_on_forty_patterns_are_kept():
    """No way to check the best here; but no single exchange of two cases makes it better."""
    chance = random.Random(8)
    labels = {tuple(chance.random() < 0.4 for _ in range(8)) for _ in range(44)}
    groups = [Group(label, chance.randint(1, 12)) for label in sorted(labels)][:40]
    minimums = [round(0.2 * sum(g.available for g in groups if g.counts_for[q])) for q in range(8)]
    minimums[0] += 5

    taken = allocate(groups, minimums, 60)

    assert sum(taken) == 60
    assert all(counted(groups, taken, quota) >= minimum for quota, minimum in enumerate(minimums))
    for more in range(40):
        for less in range(40):
            changed = [c + (i == more) - (i == less) for i, c in enumerate(taken)]
            if changed[less] >= 0 and changed[more] <= groups[more].available:
                assert unevenness(groups, changed) >= unevenness(groups, taken) or any(
                    counted(groups, changed, quota) < minimum
                    for quota, minimum in enumerate(minimums)
                )


def test_narrowing_joins_groups_that_differ_in_nothing_that_matters():
    groups = [Group((True, False), 3), Group((True, True), 4), Group((False, True), 5)]

    assert narrow(groups, [0]) == [Group((False,), 5), Group((True,), 7)]
