from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from govuk.fields import DayMonthYearField
from inspections.choices import Stage
from inspections.forms.dates import DatesForm
from inspections.forms.fields import refuse_other_weekdays
from inspections.models import Inspection, Service
from inspections.types import Schedule


class DayForm(forms.Form):
    day = DayMonthYearField(label="Announced on")


def day_form(day, month, year):
    return DayForm({"day_0": day, "day_1": month, "day_2": year})


def dates_data(**changes):
    dates = vars(Schedule.from_week_one(date(2026, 4, 13))) | changes
    return {
        f"{name}_{part}": str(value)
        for name, day in dates.items()
        for part, value in enumerate((day.day, day.month, day.year))
    } | {"version": "1"}


def dates_form(stage=Stage.PLANNED, **changes):
    inspection = Inspection(
        service=Service(country="england"),
        stage=stage,
        dates_version=1,
        **vars(Schedule.from_week_one(date(2026, 4, 13))),
    )
    return DatesForm(dates_data(**changes), inspection=inspection)


@pytest.mark.parametrize(
    "typed", [("13", "4", "2026"), ("13", "04", "2026"), (" 13 ", "4", "2026")]
)
def test_date_is_day_then_month_then_year(typed):
    form = day_form(*typed)

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("", "", ""), "Enter day, month and year of “Announced on”"),
        (("13", "", "2026"), "Enter day, month and year of “Announced on”"),
        (("31", "2", "2026"), "“Announced on” is a day that no calendar has"),
        (("4", "13", "2026"), "“Announced on” is a day that no calendar has"),
        (("13", "4", "26"), "Write the year of “Announced on” with four digits"),
        (("13", "April", "2026"), "Write “Announced on” in digits"),
        (("-1", "4", "2026"), "Write “Announced on” in digits"),
        (("13", "4", "20266"), "Write “Announced on” in digits"),
        (("١٣", "4", "2026"), "Write “Announced on” in digits"),
    ],
)
def test_date_that_is_none_is_refused_in_words(typed, reason):
    form = day_form(*typed)

    assert reason in form.errors["day"][0]


def test_optional_date_may_be_left_blank():
    field = DayMonthYearField(label="Announced on", required=False)

    assert field.clean(["", "", ""]) is None


def test_other_weekday_is_named():
    refuse_other_weekdays(date(2026, 4, 13))

    with pytest.raises(ValidationError, match="Tuesday 14 April 2026"):
        refuse_other_weekdays(date(2026, 4, 14))


def test_dates_in_order_make_a_schedule():
    form = dates_form()

    assert form.is_valid()
    assert form.schedule == Schedule.from_week_one(date(2026, 4, 13))


def test_date_before_the_one_that_precedes_it_is_named_with_it():
    form = dates_form(draft_due_date=date(2026, 4, 20))

    assert form.errors == {
        "draft_due_date": [
            "“Draft report due on” must be after “Fieldwork week 2 begins on”, "
            "which is 27 April 2026"
        ]
    }


def test_monday_that_is_a_bank_holiday_is_refused_until_it_is_confirmed():
    easter = {"announced_date": date(2026, 3, 20), "week_one_date": date(2026, 4, 6)}
    form = dates_form(**easter)
    fault = form.errors["week_one_date"]
    confirmed = DatesForm({**form.data, "begins_on_holiday": "on"}, inspection=form.inspection)

    assert "Monday 6 April 2026 is a bank holiday" in fault[0]
    assert confirmed.is_valid()
    assert confirmed.is_on_holiday


def test_box_to_confirm_stands_only_beside_a_bank_holiday():
    assert "begins_on_holiday" not in dates_form().fields


def test_reason_is_asked_for_once_the_service_knows():
    assert "reason" not in dates_form().fields
    assert "reason" in dates_form(stage=Stage.ANNOUNCED).fields
