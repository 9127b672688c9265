from datetime import date, datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar

from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.queries import timeline_of
from inspections.services.dates import change_dates
from inspections.services.stages import move_stage
from inspections.types import Schedule
from tests.factories.cases import make_case
from tests.factories.inspections import bring_to_stage

HOME = "/inspections/eastmarsh-2026/"
ADDRESS = f"{HOME}timeline/"
FILE = f"{HOME}calendar.ics"


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def actual(inspection):
    return {one.code: one.actual_date for one in timeline_of(inspection) if one.actual_date}


def statuses(page):
    return [row[3]["text"] for row in page.context["table"].rows]


def test_events_stand_in_order_with_their_planned_days(inspection):
    days = [one.planned_date for one in timeline_of(inspection)]

    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2026, 3, 27), date(2026, 7, 3))


def test_day_of_each_move_is_kept(inspection):
    with time_machine.travel("2026-03-28 10:00"):
        bring_to_stage(inspection, Stage.ANNOUNCED)
    with time_machine.travel("2026-04-13 10:00"):
        bring_to_stage(inspection, Stage.WEEK_ONE)

    assert actual(inspection) == {
        "announcement": date(2026, 3, 28),
        "week_one_begins": date(2026, 4, 13),
    }


def test_what_is_taken_back_has_not_come_about(inspection):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    move_stage(inspection=inspection, to=Stage.PLANNED, by="tests")
    taken_back = actual(inspection)
    move_stage(inspection=inspection, to=Stage.ANNOUNCED, by="tests", moved_date=date(2026, 3, 30))

    assert taken_back == {}
    assert actual(inspection) == {"announcement": date(2026, 3, 30)}


@time_machine.travel("2026-04-14 10:00")
def test_page_and_overview_say_what_is_overdue_today(lead, inspection):
    move_stage(inspection=inspection, to=Stage.ANNOUNCED, by="tests", moved_date=date(2026, 3, 29))

    page, overview = lead.get(ADDRESS), lead.get(HOME)

    assert statuses(page) == ["Done, 2 days late", "Overdue", *["To come"] * 5]
    assert (
        "Next: Fieldwork week 1 ends, 17 April 2026. "
        "Overdue: Fieldwork week 1 begins, 13 April 2026." in overview.text
    )


@time_machine.travel("2026-04-13 10:00")
def test_nothing_is_overdue_on_its_own_day(lead, inspection):
    assert statuses(lead.get(ADDRESS))[:2] == ["Overdue", "To come"]


def test_everything_is_done_once_published(lead, inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert {one[:4] for one in statuses(lead.get(ADDRESS))} == {"Done"}
    assert "Overdue:" not in lead.get(HOME).text


def events(client):
    answer = client.get(FILE)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["uid"]).removeprefix("eastmarsh-2026-").partition("@")[0]: one for one in found}


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (RoleCode.DEPUTY_LEAD, {"announcement", "week_one", "week_two", "draft", "publication"}),
        (RoleCode.INSPECTOR, {"week_one", "week_two"}),
        (RoleCode.LOCAL_ASSESSOR, {"week_one"}),
        (RoleCode.PARTNER_INSPECTOR, {"week_two"}),
        (RoleCode.QUALITY_LEAD, {"week_one", "week_two", "draft"}),
    ],
)
def test_file_holds_what_a_role_takes_part_in(browser, member, role, codes):
    assert set(events(browser(member(role)))) == codes


def test_week_lasts_from_monday_to_friday(lead):
    week = events(lead)["week_one"]

    assert week["dtstart"].dt == date(2026, 4, 13)
    # The end is the first day that no longer belongs to it.
    assert week["dtend"].dt == date(2026, 4, 18)


def test_changed_dates_keep_their_identity_and_raise_the_sequence(lead, inspection):
    before = events(lead)
    later = Schedule.from_week_one(inspection.week_one_date + timedelta(weeks=3))
    change_dates(
        inspection=inspection,
        schedule=later,
        base_version=1,
        begins_on_holiday=True,
        by="tests",
    )
    after = events(lead)

    assert set(before) == set(after)
    assert after["week_one"]["sequence"] == before["week_one"]["sequence"] + 1
    assert after["week_one"]["dtstart"].dt == date(2026, 5, 4)


def test_file_names_no_case_and_no_person(lead, inspection, inspector):
    make_case(inspection, "EM-77", inspector)

    text = lead.get(FILE).content.decode()

    assert "EM-77" not in text
    assert "Rosa" not in text
    assert "Published data" not in text


def test_file_says_when_it_was_made(lead):
    assert isinstance(events(lead)["draft"]["dtstamp"].dt, datetime)


@pytest.mark.parametrize("address", [ADDRESS, FILE])
def test_dates_do_not_exist_for_a_stranger(browser, inspection, outsider, address):
    assert browser(outsider).get(address).status_code == 404
