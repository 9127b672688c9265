"""The calendar file of one person's places in the timetable: references, and nothing of a case."""

from datetime import UTC, date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cases.models import Assessment
from cases.queries.timetable import Timetable
from cases.queries.timetable_words import clock
from cases.types.timetable import Place


def write_reading_calendar(timetable: Timetable, reader: int, now: datetime) -> bytes:
    """Return the file of one person.

    The identifier of an event is that of its case, and its sequence rises with time, so that a
    calendar moves what it holds already.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//YOT Inspect//Timetable//EN")
    calendar.add("version", "2.0")
    for one in timetable.placed:
        place = timetable.place_of(one)
        if place and one.scorer_id == reader:
            calendar.add_component(_event(timetable, one, place, now))
    written: bytes = calendar.to_ical()
    return written


def _event(timetable: Timetable, assessment: Assessment, place: Place, now: datetime) -> Event:
    inspection, rule = timetable.inspection, timetable.rules.half_day(place.half)
    case = assessment.case.reference
    event = Event()
    event.add("uid", f"{inspection.reference}-{case}-reading@yot-inspect")
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstamp", now)
    event.add("summary", f"{inspection.service.name}: {_('case %(case)s') % {'case': case}}")
    event.add("dtstart", _moment(place.day, rule.begins))
    event.add("dtend", _moment(place.day, rule.ends))
    event.add(
        "description",
        _("Interview with the case manager at %(time)s") % {"time": clock(rule.interview)},
    )
    return event


def _moment(day: date, at: time) -> datetime:
    """Return a local time of day as a moment, which every calendar understands alike."""
    return timezone.make_aware(datetime.combine(day, at)).astimezone(UTC)
