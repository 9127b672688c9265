from datetime import date

import pytest

from cases.errors import StartDateRefused
from cases.policies.start_dates import read_start_date

TODAY = date(2026, 4, 20)


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-01",
        "2026-3-1",
        "2026-03-01 00:00:00",
        "2026-03-01T00:00:00",
        "1/3/2026",
        "01/03/2026",
        "01.03.2026",
        "01-03-2026",
        "1 March 2026",
        "01-Mar-2026",
        " 1 mar 2026 ",
    ],
)
def test_one_day_is_read_in_all_its_spellings(written):
    assert read_start_date(written, TODAY) == date(2026, 3, 1)


@pytest.mark.parametrize("written", ["1/3/26", "01-03-26", "1 March 26", "1-Mar-26", "26.03.01"])
def test_year_of_two_digits_is_refused_as_such(written):
    with pytest.raises(StartDateRefused, match="four digits"):
        read_start_date(written, TODAY)


@pytest.mark.parametrize("written", ["3/13/2026", "31/2/2026", "2026-00-01", "1 Marsh 2026"])
def test_day_that_no_calendar_has_is_refused(written):
    with pytest.raises(StartDateRefused, match="No calendar"):
        read_start_date(written, TODAY)


@pytest.mark.parametrize(
    "written", ["45000", "March 2026", "soon", "=TODAY()", "1/3/2026?", "²/3/2026", "1/3/20266"]
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(StartDateRefused, match="Write day, month and year"):
        read_start_date(written, TODAY)


def test_day_to_come_is_refused_and_today_is_not():
    assert read_start_date("20/4/2026", TODAY) == TODAY
    with pytest.raises(StartDateRefused, match="still to come"):
        read_start_date("21/4/2026", TODAY)
