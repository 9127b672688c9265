"""How an action stands: its colour, what is late, and which quarters nobody has told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from improvement.choices import ActionState, ActionStepKind, Rag
from improvement.models import Action, ActionStep, DueDateChange, ProgressUpdate
from improvement.policies.quarters import deadline_of, last_day_of, quarters_from

SOON = timedelta(days=14)
ENDING = frozenset({ActionStepKind.CLOSED.value, ActionStepKind.VERIFIED.value})


@dataclass(frozen=True)
class ActionStanding:
    """An action with all that happened to it, each in the order in which it was added.

    `since` is the day of the first approval by the board, from which progress is expected; None
    before.
    """

    action: Action
    updates: Sequence[ProgressUpdate]
    steps: Sequence[ActionStep]
    date_changes: Sequence[DueDateChange]
    since: date | None
    today: date

    @property
    def latest(self) -> ProgressUpdate | None:
        """What was last told of the latest quarter that was told of."""
        return max(self.updates, key=lambda one: (one.quarter, one.pk), default=None)

    @property
    def rag(self) -> Rag | None:
        """The colour of an open action, None once it is closed or where nobody has told it."""
        if not self.is_open or self.latest is None:
            return None
        return Rag(self.latest.rag)

    @property
    def is_open(self) -> bool:
        """Whether the work goes on."""
        return self.action.state == ActionState.OPEN

    @property
    def is_overdue(self) -> bool:
        """Whether it is open after its day."""
        due = self.action.due_date
        return self.is_open and due is not None and due < self.today

    @property
    def is_due_soon(self) -> bool:
        """Whether it is open and its day is one of the next fourteen."""
        due = self.action.due_date
        return self.is_open and due is not None and self.today <= due <= self.today + SOON

    @property
    def has_slipped(self) -> bool:
        """Whether it is now due later than it was at first."""
        due = self.action.due_date
        return bool(self.date_changes) and due is not None and self.date_changes[0].from_date < due

    @property
    def closing(self) -> ActionStep | None:
        """The step by which it was closed, None while it is open."""
        closings = [one for one in self.steps if one.kind == ActionStepKind.CLOSED]
        return None if self.is_open or not closings else closings[-1]

    @property
    def last_step_key(self) -> int:
        """The key of its last step, 0 where none was taken: what a page showed of it."""
        return self.steps[-1].pk if self.steps else 0

    @property
    def missing_quarters(self) -> list[date]:
        """The ended quarters of which nobody has told, though the action was open at their end.

        A quarter is missing once the days for telling it are over.
        """
        told = {one.quarter for one in self.updates}
        return [
            one
            for one in self.expected_quarters
            if one not in told and deadline_of(one) < self.today
        ]

    @property
    def waiting_quarters(self) -> list[date]:
        """The quarters that have ended, nobody has told of, and may still be told in time."""
        told = {one.quarter for one in self.updates}
        return [
            one
            for one in self.expected_quarters
            if one not in told and deadline_of(one) >= self.today
        ]

    @property
    def expected_quarters(self) -> list[date]:
        """The ended quarters at the end of which the action of an approved plan was open."""
        if self.since is None:
            return []
        first = max(self.since, local_day(self.action.added_at))
        ended = [one for one in quarters_from(first, self.today) if last_day_of(one) < self.today]
        return [one for one in ended if self._was_open_on(last_day_of(one))]

    @property
    def quarters_to_tell(self) -> list[date]:
        """The quarters that may be told now, the present one first, at most the last five."""
        began = [local_day(self.action.added_at), *(one.quarter for one in self.updates)]
        return quarters_from(min(began), self.today)[::-1][:5]

    def _was_open_on(self, day: date) -> bool:
        kinds = [one.kind for one in self.steps if local_day(one.at) <= day]
        return not kinds or kinds[-1] not in ENDING


def is_late(update: ProgressUpdate) -> bool:
    """Return whether a quarter was told of after the days for that."""
    return local_day(update.at) > deadline_of(update.quarter)


def first_told(updates: Sequence[ProgressUpdate], quarter: date) -> ProgressUpdate | None:
    """Return what was first told of a quarter: it says whether the quarter was told in time."""
    return next((one for one in updates if one.quarter == quarter), None)


def local_day(at: datetime) -> date:
    """Return the day of a moment, here."""
    return timezone.localtime(at).date()
