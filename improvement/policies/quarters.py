"""The quarters in which progress is told, and until when a quarter may be told in time."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

# Assumed: no source says how long after a quarter its progress may be told.
DAYS_TO_TELL = 14


def quarter_of(day: date) -> date:
    """Return the first day of the quarter that a day is in; a council's year begins in April."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def next_quarter(quarter: date) -> date:
    """Return the first day of the quarter after."""
    return quarter_of(quarter + timedelta(days=95))


def last_day_of(quarter: date) -> date:
    """Return the last day of a quarter."""
    return next_quarter(quarter) - timedelta(days=1)


def deadline_of(quarter: date) -> date:
    """Return the last day on which the progress of a quarter is told in time."""
    return last_day_of(quarter) + timedelta(days=DAYS_TO_TELL)


def quarters_from(first: date, last: date) -> list[date]:
    """Return the quarters from that of one day to that of another, the earliest first."""
    found, quarter = [], quarter_of(first)
    while quarter <= last:
        found.append(quarter)
        quarter = next_quarter(quarter)
    return found


def quarter_text(quarter: date) -> str:
    """Return a quarter in words: "April to June 2026"."""
    return _("%(first)s to %(last)s %(year)d") % {
        "first": date_format(quarter, "F"),
        "last": date_format(last_day_of(quarter), "F"),
        "year": quarter.year,
    }
