"""Which days are worked in a service's country, and which dates of an inspection need a look."""

from datetime import date, timedelta
from functools import cache

import holidays
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inspections.choices import Country
from inspections.errors import BankHolidayMonday
from inspections.types import MONDAY, Schedule

SATURDAY = 5
# What the library calls the parts of the United Kingdom that we inspect in.
SUBDIVISIONS = {Country.ENGLAND: "ENG", Country.WALES: "WLS"}


def is_bank_holiday(day: date, country: str) -> bool:
    """Return whether a day is a bank holiday in England or Wales."""
    return day in _bank_holidays(Country(country), day.year)


def is_working_day(day: date, country: str) -> bool:
    """Return whether a day is neither at a weekend nor a bank holiday."""
    return day.weekday() < SATURDAY and not is_bank_holiday(day, country)


def count_working_days(start: date, end: date, country: str) -> int:
    """Count the working days from a day on, itself included, up to the day before the end."""
    return sum(is_working_day(day, country) for day in _days(start, end))


def working_day_after(start: date, count: int, country: str) -> date:
    """Return the day that is so many working days after another."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, country)
    return day


def bank_holidays_between(start: date, end: date, country: str) -> list[date]:
    """Return the bank holidays from a day on and before the end that take a weekday away."""
    return [
        day
        for day in _days(start, end)
        if day.weekday() < SATURDAY and is_bank_holiday(day, country)
    ]


def holiday_mondays(schedule: Schedule, country: str) -> list[date]:
    """Return the Mondays on which fieldwork would begin on a bank holiday."""
    mondays = (schedule.week_one_date, schedule.week_two_date)
    return [day for day in mondays if is_bank_holiday(day, country)]


def check_holiday_mondays(schedule: Schedule, country: str) -> None:
    """Raise BankHolidayMonday where fieldwork would begin on a bank holiday."""
    for day in holiday_mondays(schedule, country):
        raise BankHolidayMonday(
            _("%(day)s is a bank holiday, and fieldwork would begin on it.")
            % {"day": date_format(day, "l j F Y")}
        )


def next_free_monday(earliest: date, gap: timedelta, country: str) -> date:
    """Return the first Monday from a day on that is worked, as is the one after the gap."""
    monday = earliest + timedelta(days=(MONDAY - earliest.weekday()) % 7)
    while not (is_working_day(monday, country) and is_working_day(monday + gap, country)):
        monday += timedelta(weeks=1)
    return monday


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=number) for number in range((end - start).days)]


@cache
def _bank_holidays(country: Country, year: int) -> frozenset[date]:
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[country], years=year)
    return frozenset(found)
