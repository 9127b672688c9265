from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.caseload import Case
from sampling.representativeness import NotComparable, compare_with_caseload
from tests.unit.sampling.strategies import caseloads

CASES = [
    Case("A", {"sex": "female", "age": "14"}),
    Case("B", {"sex": "male", "age": "14"}),
    Case("C", {"sex": "male"}),
    Case("D", {"sex": "male", "age": "16"}),
]


def test_shares_stand_beside_each_other():
    likeness = compare_with_caseload(CASES, ["A", "B"])

    assert [
        (one.characteristic, one.value, one.caseload_count, one.sample_count, one.points)
        for one in likeness.values
    ] == [
        ("age", "", 1, 0, -25),
        ("age", "14", 2, 2, 50),
        ("age", "16", 1, 0, -25),
        ("sex", "female", 1, 1, 25),
        ("sex", "male", 3, 1, -25),
    ]
    assert likeness.values[1].caseload_share == Fraction(1, 2)
    assert likeness.values[1].sample_share == 1
    assert likeness.largest_gap == likeness.values[1]
    assert (likeness.caseload, likeness.sample) == (4, 2)


def test_characteristics_can_be_chosen():
    likeness = compare_with_caseload(CASES, ["A"], ["sex"])

    assert {one.characteristic for one in likeness.values} == {"sex"}


def test_whole_caseload_has_no_gap():
    assert compare_with_caseload(CASES, "ABCD").largest_gap is None
    assert compare_with_caseload([Case("A", {})], "A").largest_gap is None


@pytest.mark.parametrize("chosen", [[], ["A", "Z"]])
def test_no_sample_of_this_caseload_is_refused(chosen):
    with pytest.raises(NotComparable):
        compare_with_caseload(CASES, chosen)


@given(caseloads(), st.data())
def test_differences_cancel_out(caseload, data):
    references = [case.reference for case in caseload]
    chosen = data.draw(st.sets(st.sampled_from(references), min_size=1))

    likeness = compare_with_caseload(caseload, chosen)

    for name in {one.characteristic for one in likeness.values}:
        own = [one for one in likeness.values if one.characteristic == name]
        assert sum(one.points for one in own) == 0
        assert sum(one.caseload_share for one in own) == sum(one.sample_share for one in own) == 1
    gap = likeness.largest_gap
    assert max(abs(one.points) for one in likeness.values) == (abs(gap.points) if gap else 0)
