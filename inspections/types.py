"""Plain values of planning an inspection."""

from dataclasses import dataclass, field
from datetime import date, timedelta

MONDAY = 0
LAST_DAY_OF_FIELDWORK = timedelta(days=4)


@dataclass(frozen=True)
class Period:
    """A number of days that a programme keeps to, and where we have it from."""

    days: int
    provenance: str = "sourced"
    source: str = ""

    @property
    def span(self) -> timedelta:
        """The same as a span of time."""
        return timedelta(days=self.days)


@dataclass(frozen=True)
class NoticeRule:
    """The periods around fieldwork; unless told otherwise those of the Full Joint Inspection.

    `notice` runs from the announcement to the first Monday, `week_two` from the first Monday to
    the second, `draft` from the last day of fieldwork and `publication` from the draft.
    """

    notice: Period = field(default_factory=lambda: Period(17))
    week_two: Period = field(default_factory=lambda: Period(14))
    draft: Period = field(default_factory=lambda: Period(21))
    publication: Period = field(default_factory=lambda: Period(42))


FULL_JOINT_INSPECTION = NoticeRule()


@dataclass(frozen=True)
class Schedule:
    """The dates of an inspection, in order."""

    announced_date: date
    week_one_date: date
    week_two_date: date
    draft_due_date: date
    publication_date: date

    @classmethod
    def from_week_one(
        cls, week_one_date: date, rule: NoticeRule = FULL_JOINT_INSPECTION
    ) -> "Schedule":
        """Propose all dates from the Monday that fieldwork begins."""
        week_two_date = week_one_date + rule.week_two.span
        draft_due_date = week_two_date + LAST_DAY_OF_FIELDWORK + rule.draft.span
        return cls(
            announced_date=week_one_date - rule.notice.span,
            week_one_date=week_one_date,
            week_two_date=week_two_date,
            draft_due_date=draft_due_date,
            publication_date=draft_due_date + rule.publication.span,
        )

    @classmethod
    def from_announcement(
        cls, announced_date: date, rule: NoticeRule = FULL_JOINT_INSPECTION
    ) -> "Schedule":
        """Propose all dates from the announcement: the first Monday that leaves the full notice."""
        earliest = announced_date + rule.notice.span
        days_to_monday = (MONDAY - earliest.weekday()) % 7
        proposed = cls.from_week_one(earliest + timedelta(days=days_to_monday), rule)
        return cls(**vars(proposed) | {"announced_date": announced_date})


@dataclass(frozen=True)
class IndicatorContent:
    """What is typed about an indicator."""

    name: str
    value: str
    period: str
    source: str


@dataclass(frozen=True)
class Milestone:
    """Something that happens to an inspection: when it is planned, and when it came about."""

    code: str
    planned_date: date
    actual_date: date | None

    def is_overdue(self, today: date) -> bool:
        """Return whether its day has passed without it."""
        return self.actual_date is None and self.planned_date < today
