"""Sentences about an inspection that pages of several apps say alike."""

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.policies import bank_holidays_between, count_working_days
from inspections.types import Timetable


def notice_text(timetable: Timetable, country: str) -> str:
    """Say how many working days the service has, and which days of them are bank holidays."""
    span = (timetable.announced_date, timetable.week_one_date, country)
    count = count_working_days(*span)
    sentence = ngettext(
        "%(count)d working day’s notice, counting the day of the announcement",
        "%(count)d working days’ notice, counting the day of the announcement",
        count,
    ) % {"count": count}
    off = bank_holidays_between(*span)
    if not off:
        return _("%(notice)s.") % {"notice": sentence}
    days = get_text_list([date_format(day, "j F") for day in off], _("and"))
    text = ngettext(
        "%(notice)s; %(days)s is a bank holiday.",
        "%(notice)s; %(days)s are bank holidays.",
        len(off),
    )
    return text % {"notice": sentence, "days": days}
