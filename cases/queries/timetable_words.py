"""Parts of a timetable in words, for forms and pages alike."""

from datetime import date, time

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from cases.choices import HalfDay
from cases.types.timetable import Place


def day_text(day: date) -> str:
    """Return "Monday 13 April"."""
    return date_format(day, "l j F")


def short_day(day: date) -> str:
    """Return "Mon 13 Apr", for lists of days."""
    return date_format(day, "D j M")


def place_text(place: Place) -> str:
    """Return "Monday 13 April, morning"."""
    return _("%(day)s, %(half)s") % {
        "day": day_text(place.day),
        "half": str(HalfDay(place.half).label).lower(),
    }


def short_place(place: Place) -> str:
    """Return "Mon 13 Apr, morning"."""
    return _("%(day)s, %(half)s") % {
        "day": short_day(place.day),
        "half": str(HalfDay(place.half).label).lower(),
    }


def clock(at: time) -> str:
    """Return "09:30"."""
    return time_format(at, "H:i")
