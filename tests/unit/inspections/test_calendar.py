from datetime import date, timedelta

import pytest

from inspections.choices import Country
from inspections.policies import (
    bank_holidays_between,
    count_working_days,
    is_working_day,
    next_free_monday,
)
from inspections.presenters.dates import date_warnings
from inspections.queries import find_notice_rule
from inspections.queries.sentences import notice_text
from inspections.types import MONDAY, NoticeRule, Schedule

ENGLAND = Country.ENGLAND


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),  # a holiday in Scotland alone
        (date(2026, 4, 6), False),
        (date(2026, 4, 11), False),  # a Saturday
        (date(2026, 12, 28), False),  # stands in for a Saturday
        (date(2026, 12, 29), True),
    ],
)
@pytest.mark.parametrize("country", Country)
def test_day_is_worked_unless_it_is_a_weekend_or_a_bank_holiday(day, is_worked, country):
    assert is_working_day(day, country) == is_worked


def test_notice_of_the_full_joint_inspection_is_eleven_working_days():
    rule = find_notice_rule("fji-2015")
    schedule = Schedule.from_week_one(date(2016, 4, 25), rule)

    assert schedule.announced_date == date(2016, 4, 8)
    assert count_working_days(schedule.announced_date, schedule.week_one_date, ENGLAND) == 11
    assert notice_text(schedule, ENGLAND) == (
        "11 working days’ notice, counting the day of the announcement."
    )


def test_bank_holidays_at_a_weekend_take_nothing_away():
    found = bank_holidays_between(date(2026, 12, 21), date(2027, 1, 4), ENGLAND)

    assert found == [date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)]


def test_one_bank_holiday_is_named_in_the_singular():
    schedule = Schedule.from_week_one(date(2026, 5, 18))

    assert notice_text(schedule, ENGLAND).endswith("; 4 May is a bank holiday.")


def test_every_rule_says_where_it_comes_from():
    for code in ("fji-2015", "yos-2018", "yjs-2021", "unheard-of"):
        for period in vars(find_notice_rule(code)).values():
            assert period.provenance in {"sourced", "derived", "assumed"}
            assert period.source


@pytest.mark.parametrize("code", ["yos-2018", "yjs-2021", "unheard-of"])
def test_later_programmes_give_four_weeks(code):
    schedule = Schedule.from_week_one(date(2024, 12, 2), find_notice_rule(code))

    assert schedule.announced_date == date(2024, 11, 4)
    assert find_notice_rule(code).notice.provenance != "sourced"


@pytest.mark.parametrize("days", range(7))
def test_fieldwork_begins_on_the_first_monday_after_the_full_notice(days):
    told = date(2026, 6, 1) + timedelta(days=days)
    schedule = Schedule.from_announcement(told, NoticeRule())

    notice = schedule.week_one_date - told
    assert schedule.announced_date == told
    assert schedule.week_one_date.weekday() == MONDAY
    assert timedelta(days=17) <= notice < timedelta(days=24)


def test_proposed_weeks_begin_on_no_bank_holiday():
    # Easter Monday is 6 April, and 20 April lies two weeks before May Day.
    monday = next_free_monday(date(2026, 4, 1), timedelta(weeks=2), ENGLAND)

    assert monday == date(2026, 4, 13)
    assert next_free_monday(date(2026, 4, 14), timedelta(weeks=2), ENGLAND) == date(2026, 4, 27)


def test_sound_dates_need_no_second_look():
    assert date_warnings(Schedule.from_week_one(date(2016, 4, 25)), NoticeRule(), ENGLAND) == []


def test_each_date_that_is_not_worked_is_named():
    dates = vars(Schedule.from_week_one(date(2026, 4, 27))) | {
        "announced_date": date(2026, 4, 18),
        "week_two_date": date(2026, 5, 4),
        "publication_date": date(2026, 8, 31),
    }

    assert date_warnings(Schedule(**dates), NoticeRule(), ENGLAND) == [
        "The service has 9 days’ notice; the programme gives 17.",
        "The announcement falls on a weekend: Saturday 18 April 2026.",
        "Publication falls on a bank holiday: Monday 31 August 2026.",
        "Fieldwork week 2 has a bank holiday: Monday 4 May 2026.",
    ]
