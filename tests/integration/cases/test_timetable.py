"""Planning and changing the timetable: who may, what stays, what is refused."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.choices import HalfDay
from cases.errors import AllocationRefused, PlaceTaken, TimetableChanged, TimetableRefused
from cases.models import Assessment, ReadingSlot
from cases.queries.timetable import (
    Destination,
    load_timetable,
    slots_by_case,
    stamp_of,
    timetable_progress,
)
from cases.services.allocating import allocate_assessment
from cases.services.case_conflicts import declare_case_conflict
from cases.services.timetable import place_case, plan_timetable, set_away_days
from cases.types.timetable import Place, TimetableProgress
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.conflicts import declare_conflict
from tests.at_once import at_once
from tests.factories.cases import answer, make_case
from tests.factories.inspections import bring_to_stage, make_inspection

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 4, 13), date(2026, 4, 14)
EARLY, LATE = Place(MONDAY, HalfDay.MORNING), Place(MONDAY, HalfDay.AFTERNOON)


@pytest.fixture
def other(inspection: Inspection, inspector: User) -> Assessment:
    return make_case(inspection, "EM-02", inspector)


@pytest.fixture
def place(inspection: Inspection, lead_inspector: User) -> Callable[..., None]:
    """Place a case as the lead: place("EM-01", rosa, EARLY)."""

    def place_it(
        reference: str, scorer: User | None, at: Place | None = None, **more: object
    ) -> None:
        place_case(
            inspection=inspection,
            reference=reference,
            to=Destination(scorer, at),
            by=lead_inspector,
            **more,
        )

    return place_it


def place_of(assessment: Assessment) -> tuple[User | None, Place | None]:
    found = Assessment.objects.select_related("scorer", "slot").get(pk=assessment.pk)
    slot = getattr(found, "slot", None)
    return found.scorer, Place(slot.day, slot.half) if slot else None


def test_plan_gives_every_case_a_reader_and_a_half_day(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    for number in range(1, 6):
        make_case(inspection, f"EM-{number:02}")

    plan = plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    readers = [one.reader for one in plan.placings]
    assert sorted(map(readers.count, {inspector.pk, lead_inspector.pk})) == [2, 3]
    assert timetable_progress(inspection) == TimetableProgress(5, 5)
    assert {slot.assessment.scorer for slot in slots_by_case(inspection).values()} == {
        inspector,
        lead_inspector,
    }


def test_filling_gaps_moves_nothing_that_stands(
    inspection: Inspection,
    assessment: Assessment,
    other: Assessment,
    inspector: User,
    lead_inspector: User,
    place: Callable[..., None],
) -> None:
    place("EM-01", inspector, LATE)

    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    assert place_of(assessment) == (inspector, LATE)
    assert place_of(other)[0] == inspector


def test_start_afresh_leaves_a_case_with_answers_to_its_scorer(
    inspection: Inspection,
    assessment: Assessment,
    other: Assessment,
    inspector: User,
    lead_inspector: User,
) -> None:
    answer(assessment, inspector, {"AS01": "yes"})

    plan_timetable(inspection=inspection, keep=False, by=lead_inspector)

    assert place_of(assessment)[0] == inspector
    assert place_of(other)[0] == lead_inspector
    assert assessment.answers.get().by == inspector


def test_place_that_is_taken_is_refused_and_two_cases_can_change_places(
    assessment: Assessment,
    other: Assessment,
    inspector: User,
    lead_inspector: User,
    place: Callable[..., None],
) -> None:
    place("EM-01", inspector, EARLY)
    place("EM-02", lead_inspector, LATE)

    with pytest.raises(PlaceTaken, match="Case EM-01 has this place"):
        place("EM-02", inspector, EARLY)
    place("EM-02", inspector, EARLY, is_swap=True)

    assert place_of(other) == (inspector, EARLY)
    assert place_of(assessment) == (lead_inspector, LATE)


def test_case_that_comes_without_a_place_leaves_the_other_without_one(
    assessment: Assessment, other: Assessment, inspector: User, place: Callable[..., None]
) -> None:
    place("EM-01", inspector, EARLY)

    place("EM-02", inspector, EARLY, is_swap=True)

    assert place_of(assessment) == (inspector, None)


def test_swap_never_brings_a_case_to_somebody_with_a_conflict(
    assessment: Assessment,
    other: Assessment,
    inspector: User,
    lead_inspector: User,
    place: Callable[..., None],
) -> None:
    place("EM-01", inspector, EARLY)
    place("EM-02", lead_inspector, LATE)
    declare_case_conflict(
        assessment=assessment, user=lead_inspector, reason="Kin.", by=lead_inspector
    )

    with pytest.raises(AllocationRefused, match="Helen Marsh has a conflict with case EM-01"):
        place("EM-02", inspector, EARLY, is_swap=True)


def test_stale_page_moves_nothing(
    assessment: Assessment, inspector: User, lead_inspector: User, place: Callable[..., None]
) -> None:
    seen = f"{inspector.pk} nowhere"
    place("EM-01", inspector, EARLY, seen=seen)

    with pytest.raises(TimetableChanged):
        place("EM-01", lead_inspector, LATE, seen=seen)


def test_day_away_takes_its_cases_out_and_is_not_planned(
    inspection: Inspection,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    place: Callable[..., None],
) -> None:
    place("EM-01", inspector, EARLY)

    lost = set_away_days(inspection=inspection, away={(inspector.pk, MONDAY)}, by=lead_inspector)

    assert lost == ["EM-01"]
    assert place_of(assessment) == (inspector, None)
    with pytest.raises(TimetableRefused, match="reads no cases then"):
        place("EM-01", inspector, LATE)
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)
    assert place_of(assessment) == (inspector, Place(TUESDAY, HalfDay.MORNING))


def test_reallocated_case_keeps_its_place_only_where_the_new_scorer_is_free(
    assessment: Assessment,
    other: Assessment,
    inspector: User,
    lead_inspector: User,
    place: Callable[..., None],
) -> None:
    place("EM-01", inspector, EARLY)
    place("EM-02", lead_inspector, LATE)

    allocate_assessment(assessment=assessment, scorer=lead_inspector, by=lead_inspector)
    assert place_of(assessment) == (lead_inspector, EARLY)

    place("EM-02", inspector, EARLY)
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    assert place_of(assessment) == (inspector, None)

    allocate_assessment(assessment=other, scorer=None, by=lead_inspector)
    assert place_of(other) == (None, None)


def test_who_must_not_inspect_the_service_is_given_nothing(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    make_case(inspection, "EM-03")
    declare_conflict(user=inspector, service=inspection.service, reason="Kin.", by="tests")

    plan = plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    assert {one.reader for one in plan.placings} == {lead_inspector.pk}
    with pytest.raises(AllocationRefused, match="conflict of interest with this service"):
        allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)


def test_bank_holiday_is_no_day_of_reading(inspection: Inspection) -> None:
    inspection.week_one_date = date(2026, 5, 4)  # early May bank holiday
    inspection.week_two_date = date(2026, 5, 18)

    assert [day.day for day in load_timetable(inspection).days] == [5, 6, 7, 8]


def test_place_on_a_day_that_is_no_longer_of_the_week_counts_for_nothing(
    inspection: Inspection, assessment: Assessment, inspector: User, place: Callable[..., None]
) -> None:
    place("EM-01", inspector, EARLY)
    inspection.week_one_date = date(2026, 4, 20)

    assert timetable_progress(inspection) == TimetableProgress(1, 0)
    assert slots_by_case(inspection) == {}


def test_inspection_elsewhere_is_left_free(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    elsewhere = make_inspection(
        inspection.framework, service="saltmere", lead_inspector=lead_inspector, inspector=inspector
    )
    make_case(elsewhere, "SM-01", inspector)
    plan_timetable(inspection=elsewhere, keep=True, by=lead_inspector)

    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    assert place_of(assessment) == (inspector, LATE)


def test_only_who_loads_cases_plans_and_nobody_once_published(
    inspection: Inspection,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    outsider: User,
) -> None:
    plan = partial(plan_timetable, inspection=inspection, keep=True)
    for person in (inspector, outsider):
        with pytest.raises(NotAllowed, match="Support officer"):
            plan(by=person)
    with pytest.raises(NotVisible):
        place_case(
            inspection=inspection,
            reference="EM-77",
            to=Destination(None, None),
            by=lead_inspector,
        )

    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(TimetableRefused, match="published"):
        plan(by=lead_inspector)
    with pytest.raises(TimetableRefused, match="published"):
        set_away_days(inspection=inspection, away=set(), by=lead_inspector)


def test_plan_says_what_is_missing(
    inspection: Inspection, lead_inspector: User, member: Callable[[RoleCode], User]
) -> None:
    with pytest.raises(TimetableRefused, match="no cases yet"):
        plan_timetable(inspection=inspection, keep=True, by=lead_inspector)


def test_plan_is_on_record(
    inspection: Inspection, assessment: Assessment, lead_inspector: User
) -> None:
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    event = AuditEvent.objects.get(verb="timetable_planned")
    assert event.details == {"afresh": False, "placed": {"EM-01": "2026-04-13 1"}, "left": {}}


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_once_give_one_place_once(
    inspection: Inspection,
    assessment: Assessment,
    other: Assessment,
    inspector: User,
    place: Callable[..., None],
) -> None:
    outcomes = at_once(
        partial(place, "EM-01", inspector, EARLY), partial(place, "EM-02", inspector, EARLY)
    )

    assert {type(one) for one in outcomes} == {type(None), PlaceTaken}
    assert ReadingSlot.objects.get().day == MONDAY


@pytest.mark.django_db(transaction=True)
def test_two_who_start_afresh_at_once_plan_once(
    inspection: Inspection, assessment: Assessment, lead_inspector: User
) -> None:
    seen = stamp_of(load_timetable(inspection))
    plan = partial(plan_timetable, inspection=inspection, keep=False, by=lead_inspector, seen=seen)

    outcomes = at_once(plan, plan)

    assert TimetableChanged in {type(one) for one in outcomes}
    assert AuditEvent.objects.filter(verb="timetable_planned").count() == 1
