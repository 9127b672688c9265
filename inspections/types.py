"""Plain values of planning an inspection."""

from dataclasses import dataclass
from datetime import date, timedelta

MONDAY = 0
ANNOUNCED_BEFORE_WEEK_ONE = timedelta(days=17)
WEEK_TWO_AFTER_WEEK_ONE = timedelta(weeks=2)
LAST_DAY_OF_FIELDWORK = timedelta(days=4)
DRAFT_AFTER_FIELDWORK = timedelta(weeks=3)
PUBLICATION_AFTER_DRAFT = timedelta(weeks=6)


@dataclass(frozen=True)
class Timetable:
    """The dates of an inspection, in order."""

    announced_date: date
    week_one_date: date
    week_two_date: date
    draft_due_date: date
    publication_date: date

    @classmethod
    def from_week_one(cls, week_one_date: date) -> "Timetable":
        """Propose all dates from the Monday that fieldwork begins.

        Announced on the Friday two weeks before; one week lies between the two fieldwork weeks;
        the draft follows three weeks after fieldwork ends and publication about six weeks later,
        as the inspectorate's programme page and its published reports have it.
        """
        week_two_date = week_one_date + WEEK_TWO_AFTER_WEEK_ONE
        draft_due_date = week_two_date + LAST_DAY_OF_FIELDWORK + DRAFT_AFTER_FIELDWORK
        return cls(
            announced_date=week_one_date - ANNOUNCED_BEFORE_WEEK_ONE,
            week_one_date=week_one_date,
            week_two_date=week_two_date,
            draft_due_date=draft_due_date,
            publication_date=draft_due_date + PUBLICATION_AFTER_DRAFT,
        )
