from datetime import date
from types import SimpleNamespace

import pytest

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from inspections.choices import Stage
from inspections.errors import MoveRefused, PlanRefused
from inspections.policies import (
    NEXT_STAGES,
    can_give_role,
    can_move,
    check_give_role,
    check_move,
    check_open,
    check_plan,
    check_schedule,
    check_service_code,
    first_lead,
    is_same_service,
    refusal_of,
)
from inspections.types import Schedule

MOVES = {
    ("planned", "announced"),
    ("announced", "week_one"),
    ("announced", "planned"),
    ("week_one", "between_weeks"),
    ("between_weeks", "week_two"),
    ("between_weeks", "week_one"),
    ("week_two", "drafting"),
    ("drafting", "with_service"),
    ("drafting", "week_two"),
    ("with_service", "published"),
    ("with_service", "drafting"),
    ("published", "drafting"),
}
LEADING = {RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD}
ADMINISTRATOR = SimpleNamespace(is_administrator=True)
SOMEBODY = SimpleNamespace(is_administrator=False, may_plan_inspections=False)
PLANNER = SimpleNamespace(is_administrator=False, may_plan_inspections=True)
NEWCASTLE = Schedule(
    announced_date=date(2016, 4, 8),
    week_one_date=date(2016, 4, 25),
    week_two_date=date(2016, 5, 9),
    draft_due_date=date(2016, 6, 3),
    publication_date=date(2016, 7, 15),
)


def test_stage_table_has_a_row_for_every_stage():
    assert set(NEXT_STAGES) == set(Stage)


def test_every_stage_is_reached_from_planned():
    reached, pending = set(), {Stage.PLANNED}
    while pending:
        reached |= pending
        pending = {after for stage in pending for after in NEXT_STAGES[stage]} - reached

    assert reached == set(Stage)


def test_every_stage_leads_to_publication():
    leading = {Stage.PUBLISHED}
    for _ in Stage:
        leading |= {stage for stage in Stage if NEXT_STAGES[stage] & leading}

    assert leading == set(Stage)


def test_published_leads_nowhere_but_to_a_correction():
    assert NEXT_STAGES[Stage.PUBLISHED] == {Stage.DRAFTING}


@pytest.mark.parametrize("current", Stage)
@pytest.mark.parametrize("wanted", Stage)
def test_move_is_allowed_only_by_the_table(current, wanted):
    allowed = (current.value, wanted.value) in MOVES

    assert can_move(current, wanted) == allowed
    if not allowed:
        with pytest.raises(MoveRefused, match=str(wanted.label)):
            check_move(current, wanted)


def test_schedule_from_the_first_monday_is_the_published_one():
    assert Schedule.from_week_one(date(2016, 4, 25)) == NEWCASTLE


def test_schedule_from_a_monday_is_sound():
    check_schedule(NEWCASTLE)


@pytest.mark.parametrize("name", ["week_one_date", "week_two_date"])
def test_fieldwork_week_must_begin_on_a_monday(name):
    dates = vars(NEWCASTLE) | {name: date(2016, 4, 26)}

    with pytest.raises(PlanRefused, match="Monday"):
        check_schedule(Schedule(**dates))


@pytest.mark.parametrize(
    "change",
    [
        {"announced_date": NEWCASTLE.week_one_date},
        {"week_two_date": NEWCASTLE.week_one_date},
        {"draft_due_date": date(2016, 5, 1)},
        {"publication_date": NEWCASTLE.draft_due_date},
    ],
)
def test_dates_must_follow_one_another(change):
    with pytest.raises(PlanRefused, match="follow one another"):
        check_schedule(Schedule(**vars(NEWCASTLE) | change))


def test_dates_of_a_published_inspection_are_final():
    check_open(SimpleNamespace(is_published=False))

    with pytest.raises(PlanRefused, match="published"):
        check_open(SimpleNamespace(is_published=True))


@pytest.mark.parametrize("code", ["eastmarsh", "port-ash-2", "EM"])
def test_service_code_can_stand_in_an_address(code):
    check_service_code(code)


@pytest.mark.parametrize("code", ["", "two words", "../up", "a/b", "ärm", "a\n"])
def test_service_code_that_breaks_an_address_is_refused(code):
    with pytest.raises(PlanRefused, match="hyphens"):
        check_service_code(code)


def test_administrators_and_whoever_they_let_plan():
    check_plan(ADMINISTRATOR)
    check_plan(PLANNER)

    with pytest.raises(NotAllowed, match="administrators"):
        check_plan(SOMEBODY)


def test_whoever_plans_leads_unless_somebody_is_named():
    assert first_lead(PLANNER) is PLANNER
    assert first_lead(ADMINISTRATOR) is None


@pytest.mark.parametrize(
    ("organisation", "is_same"),
    [
        ("Eastmarsh Youth Offending Team", True),
        ("  eastmarsh  YOT ", True),
        ("The Eastmarsh Youth Justice Service", True),
        ("Eastmarsh City Council", True),
        ("Northmoor Youth Offending Team", False),
        ("West Eastmarsh YOT", False),
        ("YOT", False),
        ("Youth Offending Team", False),
    ],
)
def test_service_is_known_however_it_is_written(organisation, is_same):
    service = SimpleNamespace(
        name="Eastmarsh Youth Offending Team",
        code="eastmarsh",
        local_authority="Eastmarsh City Council",
    )

    assert is_same_service(organisation, service) is is_same


@pytest.mark.parametrize("giver", RoleCode)
@pytest.mark.parametrize("given", RoleCode)
def test_role_is_given_by_whoever_keeps_the_team_and_the_lead_by_the_lead(giver, given):
    edits = LEADING | {RoleCode.SUPPORT_OFFICER}
    passes = {
        RoleCode.PANEL_CHAIR,
        RoleCode.QUALITY_LEAD,
        RoleCode.ASSISTANT_CHIEF_INSPECTOR,
    }
    decides = given in LEADING | passes
    allowed = giver in edits and (not decides or giver in LEADING)

    assert can_give_role(SOMEBODY, ROLES[giver].permissions, given) == allowed


@pytest.mark.parametrize("given", RoleCode)
def test_administrator_gives_every_role(given):
    check_give_role(ADMINISTRATOR, frozenset({Permission.EDIT_INSPECTION}), given)


def test_refused_role_says_who_decides():
    officer = ROLES[RoleCode.SUPPORT_OFFICER].permissions

    with pytest.raises(NotAllowed, match="decides who leads"):
        check_give_role(SOMEBODY, officer, RoleCode.LEAD_INSPECTOR)


def test_refusal_names_the_roles_that_may():
    assert refusal_of(Permission.MOVE_STAGE).endswith("Lead inspector, Deputy lead inspector.")
    assert "Administrator" in refusal_of(Permission.EDIT_INSPECTION)
