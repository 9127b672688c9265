"""Places in the timetable."""

from datetime import date

from cases.choices import HalfDay
from cases.models import Assessment, ReadingSlot

FIRST_DAY = date(2026, 4, 13)


def place_case(
    assessment: Assessment, day: date = FIRST_DAY, half: HalfDay = HalfDay.MORNING
) -> ReadingSlot:
    """Give a case that somebody scores a half day."""
    return ReadingSlot.objects.create(assessment=assessment, day=day, half=half)
