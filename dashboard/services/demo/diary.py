"""The days of a case: sentence, assessment, plan, change and review."""

from datetime import date, timedelta

from dashboard.services.demo.draws import draw_between
from dashboard.services.demo.types import Diary

SATURDAY = 5
HOLIDAYS = {(12, 25), (12, 26), (12, 28), (1, 1)}


def draw_diary(reference: str, days: tuple[int, int], fieldwork: date) -> Diary:
    """Return the days on which things happened, all of them before the fieldwork.

    `days` are the fewest and the most between sentence and fieldwork.
    """
    sentenced = _working_day(fieldwork, -draw_between(*days, "sentence", reference))
    assessed = _working_day(sentenced, draw_between(9, 19, "assessed", reference))
    planned = _working_day(assessed, draw_between(2, 8, "planned", reference))
    left = (fieldwork - planned).days
    changed = _working_day(planned, draw_between(left // 6, left // 4, "changed", reference))
    until_review = min(draw_between(84, 98, "reviewed", reference), left * 3 // 4)
    return Diary(sentenced, assessed, planned, changed, _working_day(planned, until_review))


def _working_day(start: date, days: int) -> date:
    """Return the first day from so many days after the start on which courts and offices work."""
    day = start + timedelta(days=days)
    while day.weekday() >= SATURDAY or (day.month, day.day) in HOLIDAYS:
        day += timedelta(days=1)
    return day
