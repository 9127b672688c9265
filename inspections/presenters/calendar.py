"""The calendar file: the dates of an inspection in which a person takes part, and nothing else."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.roles import RoleCode
from inspections.models import Inspection
from inspections.types import LAST_DAY_OF_FIELDWORK

ONE_DAY = timedelta(days=1)
WORKING_WEEK = LAST_DAY_OF_FIELDWORK + ONE_DAY

# What each role takes part in. Whoever arranges everything has every date.
EVERYTHING = ("announcement", "week_one", "week_two", "draft", "publication")
EVENTS_BY_ROLE: dict[RoleCode, tuple[str, ...]] = {
    RoleCode.LEAD_INSPECTOR: EVERYTHING,
    RoleCode.DEPUTY_LEAD: EVERYTHING,
    RoleCode.SUPPORT_OFFICER: EVERYTHING,
    RoleCode.INSPECTOR: ("week_one", "week_two"),
    RoleCode.LOCAL_ASSESSOR: ("week_one",),
    RoleCode.PARTNER_INSPECTOR: ("week_two",),
    RoleCode.USER_VOICE: ("week_one", "week_two"),
    RoleCode.QUALITY_LEAD: ("week_one", "week_two", "draft"),
    RoleCode.PANEL_CHAIR: ("draft",),
    RoleCode.ASSISTANT_CHIEF_INSPECTOR: ("draft", "publication"),
}


def write_calendar(inspection: Inspection, roles: Collection[RoleCode], now: datetime) -> bytes:
    """Return the file; who has no role in the team, as an administrator, has every date.

    The identifier of an event stays whatever happens to its date, and its sequence rises with
    every change of the dates, so that a calendar moves what it holds already.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//YOT Inspect//Inspection dates//EN")
    calendar.add("version", "2.0")
    wanted = {code for role in roles for code in EVENTS_BY_ROLE[role]} if roles else EVERYTHING
    for code, (name, start, length) in _events(inspection).items():
        if code in wanted:
            calendar.add_component(_event(inspection, code, name, start, length, now))
    written: bytes = calendar.to_ical()
    return written


def _events(inspection: Inspection) -> dict[str, tuple[str, date, timedelta]]:
    """Return each event's name, first day and length."""
    return {
        "announcement": (_("Announcement"), inspection.announced_date, ONE_DAY),
        "week_one": (_("Fieldwork week 1"), inspection.week_one_date, WORKING_WEEK),
        "week_two": (_("Fieldwork week 2"), inspection.week_two_date, WORKING_WEEK),
        "draft": (_("Draft report due"), inspection.draft_due_date, ONE_DAY),
        "publication": (_("Publication"), inspection.publication_date, ONE_DAY),
    }


def _event(
    inspection: Inspection, code: str, name: str, start: date, length: timedelta, now: datetime
) -> Event:
    event = Event()
    event.add("uid", f"{inspection.reference}-{code}@yot-inspect")
    event.add("sequence", inspection.dates_version)
    event.add("dtstamp", now)
    event.add("summary", f"{inspection.service.name}: {name}")
    event.add("dtstart", start)
    event.add("dtend", start + length)
    event.add("status", "CONFIRMED" if inspection.is_announced else "TENTATIVE")
    event.add("transp", "OPAQUE" if length > ONE_DAY else "TRANSPARENT")
    return event
