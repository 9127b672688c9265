import pytest

from sampling.caseload import Case
from sampling.drawing import draw_sample
from sampling.quotas import Quota
from sampling.reserves import NotInSample, Replacement, ReserveCode, next_reserve

GIRLS = Quota("sex", frozenset({"female"}), 2)


def cases(*kinds):
    return [
        Case(f"C-{number:02}", {"sex": sex, "age": age}) for number, (sex, age) in enumerate(kinds)
    ]


@pytest.fixture
def draw():
    """Three girls of whom two are drawn, and fifteen boys of two ages of whom six are."""
    boys = [("male", "14")] * 9 + [("male", "16")] * 6
    caseload = cases(*[("female", "14")] * 2, ("female", "16"), *boys)
    return draw_sample(caseload, size=8, strata=["age"], quotas=[GIRLS], seed="reserves")


def chosen_at(draw, pattern, age):
    return [
        one
        for one in draw.chosen
        if draw.places[one].pattern == pattern and draw.places[one].values == (age,)
    ]


def test_reserve_is_the_first_unused_one_of_the_same_cell(draw):
    boy = chosen_at(draw, "0", "14")[0]
    same = [one for one in draw.reserves if draw.places[one] == draw.places[boy]]

    first = next_reserve(draw, boy, {})
    second = next_reserve(draw, first.reference, {first.reference: boy})

    assert first == Replacement(ReserveCode.SAME_CELL, same[0])
    assert second == Replacement(ReserveCode.SAME_CELL, same[1])


def test_then_of_the_same_pattern_then_any_that_keeps_the_quotas(draw):
    leaving, used, codes = chosen_at(draw, "0", "14")[0], {}, []
    while True:
        found = next_reserve(draw, leaving, used)
        codes.append(found.code)
        if found.reference is None:
            break
        used[found.reference], leaving = leaving, found.reference
    boys = [draw.places[one] for one in draw.reserves if draw.places[one].pattern == "0"]
    younger = sum(place.values == ("14",) for place in boys)
    assert codes == [
        *[ReserveCode.SAME_CELL] * younger,
        ReserveCode.SAME_PATTERN,
        *[ReserveCode.SAME_CELL] * (len(boys) - younger - 1),
        ReserveCode.KEEPS_QUOTAS,
        ReserveCode.NONE_LEFT,
    ]


def test_no_boy_stands_in_for_a_girl_whom_the_quota_needs(draw):
    girls = [one for one in draw.chosen if draw.places[one].pattern == "1"]
    first = next_reserve(draw, girls[0], {})
    used = {first.reference: girls[0]}

    assert draw.places[first.reference].pattern == "1"
    assert next_reserve(draw, girls[1], used) == Replacement(ReserveCode.NONE_LEFT, None)


def test_a_boy_may_stand_in_for_a_girl_who_is_one_more_than_needed():
    caseload = cases(*[("female", "14")] * 3, *[("male", "14")] * 3)
    draw = draw_sample(caseload, size=5, quotas=[GIRLS], seed="more")
    girl = next(one for one in draw.chosen if draw.places[one].pattern == "1")
    others = [one for one in draw.reserves if draw.places[one].pattern == "1"]
    boy = next((one for one in draw.reserves if draw.places[one].pattern == "0"), None)

    found = next_reserve(draw, girl, {})

    assert (others, found) == ([], Replacement(ReserveCode.KEEPS_QUOTAS, boy))


def test_only_a_case_of_the_present_sample_can_be_replaced(draw):
    boy = chosen_at(draw, "0", "14")[0]
    first = next_reserve(draw, boy, {}).reference

    with pytest.raises(NotInSample):
        next_reserve(draw, draw.reserves[-1], {})
    with pytest.raises(NotInSample):
        next_reserve(draw, boy, {first: boy})
    with pytest.raises(NotInSample):
        next_reserve(draw, boy, {"C-99": boy})
