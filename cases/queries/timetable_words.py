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
    return _with_half(day_text(place.day), place)


def short_place(place: Place) -> str:
    """Return "Mon 13 Apr, morning"."""
    return _with_half(short_day(place.day), place)


def clock(at: time) -> str:
    """Return "09:30"."""
    return time_format(at, "H:i")


def _with_half(day: str, place: Place) -> str:
    return _("%(day)s, %(half)s") % {"day": day, "half": str(HalfDay(place.half).label).lower()}
