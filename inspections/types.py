"""Plain values of planning an inspection."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from inspections.choices import DocumentState

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


@dataclass(frozen=True)
class DocumentContent:
    """What is typed about a document that a service is asked for."""

    title: str
    description: str
    due_date: date | None


@dataclass(frozen=True)
class DocumentAnswer:
    """What a service says of a document; a day where it was sent, a reason where it is not held."""

    state: DocumentState
    received_date: date | None = None
    note: str = ""


@dataclass(frozen=True)
class DocumentCounts:
    """How many documents there are of each status; every document that is wanted counts once."""

    requested: int = 0
    received: int = 0
    outstanding: int = 0
    not_held: int = 0

    @property
    def total(self) -> int:
        """All documents that are wanted."""
        return self.requested + self.received + self.outstanding + self.not_held

    @property
    def answered(self) -> int:
        """Those of which the service has said that they were sent, or that it holds none."""
        return self.received + self.not_held


@dataclass(frozen=True)
class UsualDocument:
    """A document that is asked for in every inspection, wanted some days before fieldwork."""

    title: str
    description: str
    days: int


@dataclass(frozen=True)
class RequestRules:
    """What a service is usually asked for: its caseload by so many days before fieldwork, and
    documents; `provenance` and `source` say where the list of documents comes from."""

    caseload: Period
    documents: tuple[UsualDocument, ...]
    provenance: str
    source: str
