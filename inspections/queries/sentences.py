"""Sentences about an inspection that pages of several apps say alike."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from govuk.lists import list_with_and
from inspections.policies import bank_holidays_between, count_working_days
from inspections.types import Milestone, Schedule

# Beyond so many days nobody counts working days; the date says enough.
MOST_DAYS_COUNTED = 200

EVENT_NAMES = {
    "announcement": gettext_lazy("Announcement"),
    "week_one_begins": gettext_lazy("Fieldwork week 1 begins"),
    "week_one_ends": gettext_lazy("Fieldwork week 1 ends"),
    "week_two_begins": gettext_lazy("Fieldwork week 2 begins"),
    "week_two_ends": gettext_lazy("Fieldwork week 2 ends"),
    "draft": gettext_lazy("Draft report to the service"),
    "publication": gettext_lazy("Publication"),
}


def timeline_text(milestones: Sequence[Milestone], today: date) -> str:
    """Say in a line what comes next and what is overdue; "" where nothing is left to come."""
    ahead = [one for one in milestones if one.actual_date is None and not one.is_overdue(today)]
    overdue = [one for one in milestones if one.is_overdue(today)]
    parts = []
    if ahead:
        words = {"what": EVENT_NAMES[ahead[0].code], "day": date_format(ahead[0].planned_date)}
        parts.append(_("Next: %(what)s, %(day)s") % words)
    if overdue:
        late = "; ".join(
            f"{EVENT_NAMES[one.code]}, {date_format(one.planned_date)}" for one in overdue
        )
        parts.append(_("Overdue: %(late)s") % {"late": late})
    return ". ".join(parts)


def notice_text(schedule: Schedule, country: str) -> str:
    """Say how many working days the service has, and which days of them are bank holidays."""
    span = (schedule.announced_date, schedule.week_one_date, country)
    count = count_working_days(*span)
    sentence = ngettext(
        "%(count)d working day’s notice, counting the day of the announcement",
        "%(count)d working days’ notice, counting the day of the announcement",
        count,
    ) % {"count": count}
    off = bank_holidays_between(*span)
    if not off:
        return _("%(notice)s.") % {"notice": sentence}
    days = list_with_and([date_format(day, "j F") for day in off])
    text = ngettext(
        "%(notice)s; %(days)s is a bank holiday.",
        "%(notice)s; %(days)s are bank holidays.",
        len(off),
    )
    return text % {"notice": sentence, "days": days}


def distance_text(day: date, today: date, country: str) -> str:
    """Say how many working days a day is away or gone; "" for one that is very far."""
    if day == today:
        return _("today")
    if abs((day - today).days) > MOST_DAYS_COUNTED:
        return ""
    if day > today:
        count = count_working_days(today, day, country)
        text = ngettext("in %(count)d working day", "in %(count)d working days", count)
    else:
        count = count_working_days(day, today, country)
        text = ngettext("%(count)d working day ago", "%(count)d working days ago", count)
    return text % {"count": count}


def day_and_distance(day: date, today: date, country: str) -> str:
    """Return the day with its distance: "13 April 2026, in 3 working days"."""
    distance = distance_text(day, today, country)
    if not distance:
        return str(date_format(day))
    return _("%(day)s, %(distance)s") % {"day": date_format(day), "distance": distance}
