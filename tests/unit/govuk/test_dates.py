from datetime import UTC, date, datetime

import time_machine
from django.utils import translation
from django.utils.formats import date_format

from govuk.dates import clock_text, moment_text

MORNING = datetime(2026, 4, 13, 9, 5, tzinfo=UTC)


@time_machine.travel("2026-04-13 12:00+01:00", tick=False)
def test_todays_moments_are_told_by_the_clock_and_others_with_the_date():
    assert clock_text(MORNING) == "10:05"
    assert clock_text(datetime(2026, 4, 12, 9, 5, tzinfo=UTC)) == "12 April 2026, 10:05"


def test_dates_are_written_alike_in_the_language_of_pages_and_of_reports():
    for language in ("en-gb", "en"):
        with translation.override(language):
            assert date_format(date(2026, 4, 13)) == "13 April 2026"
            assert moment_text(MORNING) == "13 April 2026, 10:05"
