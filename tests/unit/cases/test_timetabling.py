"""Plans of who reads which case when: fair, free of conflicts, and the same every time."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cases.choices import HalfDay
from cases.policies.timetabling import make_plan
from cases.types.timetable import CaseToPlan, Place, Plan, Reader, WhyLeft

WEEK = tuple(Place(date(2026, 4, day), half) for day in range(13, 18) for half in HalfDay)
MORNING, AFTERNOON = WEEK[0], WEEK[1]


def readers(*keys: int, places: tuple[Place, ...] = WEEK) -> list[Reader]:
    return [Reader(key, places) for key in keys]


def cases(*points: int) -> list[CaseToPlan]:
    return [CaseToPlan(f"C-{number}", one) for number, one in enumerate(points, start=1)]


def counts(plan: Plan) -> list[int]:
    return sorted(Counter(one.reader for one in plan.placings).values())


def loads(plan: Plan, planned: list[CaseToPlan], people: int) -> list[int]:
    """Return the points of the people 0 to `people` - 1, those without any case among them."""
    points = {one.key: one.points for one in planned}
    found = Counter(dict.fromkeys(range(people), 0))
    for one in plan.placings:
        found[one.reader] += points[one.case]
    return sorted(found.values())


def test_thirty_five_cases_are_shared_out_evenly_by_number_and_complexity() -> None:
    planned = cases(*[number % 6 for number in range(35)])

    plan = make_plan(readers(0, 1, 2, 3), planned)

    assert counts(plan) == [8, 9, 9, 9]
    assert max(loads(plan, planned, 4)) - min(loads(plan, planned, 4)) <= 1
    assert plan.left == {}


def test_complex_cases_of_one_reader_lie_on_different_days() -> None:
    plan = make_plan(readers(1), cases(0, 0, 4, 4, 4, 0, 4, 4))

    heavy = [
        one.place.day for one in plan.placings if one.case in {"C-3", "C-4", "C-5", "C-7", "C-8"}
    ]
    assert len(set(heavy)) == 5


def test_conflicted_person_is_given_nothing_and_numbers_stay_even() -> None:
    planned = [CaseToPlan(f"K-{number}", 1, frozenset({1})) for number in range(6)]

    plan = make_plan(readers(1, 2, 3), [*cases(1, 1, 1), *planned])

    assert {one.reader for one in plan.placings if one.case.startswith("K")} == {2, 3}
    assert counts(plan) == [3, 3, 3]


def test_case_passes_on_so_that_a_conflicted_one_finds_a_place() -> None:
    one_place = readers(1, 2, places=(MORNING,))
    planned = [CaseToPlan("free", 5), CaseToPlan("bound", 0, frozenset({2}))]

    plan = make_plan(one_place, planned)

    assert plan.by_case["bound"].reader == 1
    assert plan.by_case["free"].reader == 2


def test_what_cannot_be_placed_is_left_with_its_reason() -> None:
    everybody = frozenset({1, 2})
    planned = [
        CaseToPlan("conflicted", 0, everybody),
        CaseToPlan("gone", 0, reader=9),
        CaseToPlan("kept", 0, reader=1),
        CaseToPlan("late", 0, reader=1),
    ]
    team = readers(1, places=(MORNING,)) + readers(2, places=(MORNING,))

    plan = make_plan(team, planned)

    assert plan.left == {
        "conflicted": WhyLeft.CONFLICTS,
        "gone": WhyLeft.READER_GONE,
        "late": WhyLeft.READER_FULL,
    }
    assert make_plan([], cases(1)).left == {"C-1": WhyLeft.NO_PLACE}


def test_place_that_stands_is_kept_and_one_that_is_gone_is_not() -> None:
    planned = [
        CaseToPlan("stands", 0, reader=1, place=AFTERNOON),
        CaseToPlan("moved", 0, reader=1, place=Place(date(2026, 1, 5), 1)),
        *cases(3),
    ]

    plan = make_plan(readers(1, places=WEEK[:3]), planned)

    assert plan.by_case["stands"].place == AFTERNOON
    assert {plan.by_case["moved"].place, plan.by_case["C-1"].place} == {WEEK[0], WEEK[2]}


def test_rest_goes_to_those_with_fewer_places_taken() -> None:
    fixed = [CaseToPlan(f"F-{number}", 0, reader=1) for number in range(4)]

    plan = make_plan(readers(1, 2), [*fixed, *cases(0, 0, 0, 0)])

    assert counts(plan) == [4, 4]


PEOPLE = st.lists(st.sets(st.sampled_from(WEEK)), min_size=0, max_size=5)
CASES = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.frozensets(st.integers(0, 4)),
        st.one_of(st.none(), st.integers(0, 5)),
        st.one_of(st.none(), st.sampled_from(WEEK)),
    ),
    max_size=25,
)


@given(PEOPLE, CASES)
def test_any_plan_keeps_its_promises(
    people: list[set[Place]],
    drawn: list[tuple[int, frozenset[int], int | None, Place | None]],
) -> None:
    team = [Reader(key, tuple(sorted(places))) for key, places in enumerate(people)]
    planned = [
        CaseToPlan(f"C-{number}", points, conflicted, reader, place if reader is not None else None)
        for number, (points, conflicted, reader, place) in enumerate(drawn)
    ]

    plan = make_plan(team, planned)

    assert plan == make_plan(team, planned)
    assert {one.case for one in plan.placings} | set(plan.left) == {one.key for one in planned}
    assert len(plan.placings) + len(plan.left) == len(planned)
    assert len({(one.reader, one.place) for one in plan.placings}) == len(plan.placings)
    for one in planned:
        if one.key in plan.by_case:
            found = plan.by_case[one.key]
            assert found.reader not in one.conflicted
            assert found.place in team[found.reader].places
            assert one.reader in {None, found.reader}


@given(st.integers(1, 6), st.lists(st.integers(0, 6), max_size=40))
def test_unconstrained_numbers_are_within_one_and_points_within_the_heaviest_case(
    people: int, points: list[int]
) -> None:
    planned = cases(*points)
    team = readers(*range(people))

    plan = make_plan(team, planned)

    found = Counter({one.key: 0 for one in team})
    found.update(one.reader for one in plan.placings)
    assert max(found.values()) - min(found.values()) <= 1
    assert len(plan.placings) == min(len(planned), 10 * people)
    carried = loads(plan, planned, people)
    assert max(carried) - min(carried) <= max(points, default=0)
