"""Reads of the timetable: where a case stands in it."""

from datetime import time

from cases.choices import Round
from cases.models import ReadingSlot
from cases.types.timetable import TimetableRules
from inspections.models import Inspection


def interview_time(slot: ReadingSlot, rules: TimetableRules) -> time:
    """Return when the case manager of a case is spoken with."""
    return rules.half_day(slot.half).interview


def slots_by_case(inspection: Inspection) -> dict[int, ReadingSlot]:
    """Return the places in the timetable by the case's key, with who reads it: one query."""
    slots = ReadingSlot.objects.filter(
        assessment__case__inspection=inspection, assessment__round=Round.FIRST
    ).select_related("assessment__scorer")
    return {slot.assessment.case_id: slot for slot in slots}
