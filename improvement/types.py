"""Plain values of an improvement plan: its lines, its actions, and what is typed about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from improvement.choices import ActionState, ActionStepKind, LineKind

# Characters that a text of a plan may hold.
LONGEST_PLAN_TEXT = 5_000


@dataclass(frozen=True)
class PlanPerson:
    """Somebody whom a plan names; `has_left` once they have no role in the service."""

    pk: int
    name: str
    has_left: bool = False


@dataclass(frozen=True)
class DateChange:
    """A due date that was moved after the board's approval, by whom and why."""

    from_date: date
    to_date: date
    reason: str
    by: str
    at: datetime

    @property
    def is_slip(self) -> bool:
        """Whether the date was moved back, not forward."""
        return self.to_date > self.from_date


@dataclass(frozen=True)
class Step:
    """A change of an action's state."""

    kind: ActionStepKind
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class PlanAction:
    """An action as it stands, with its history, the oldest first.

    `line` is the key of the line it belongs to, "" for one that is not attached yet.
    """

    pk: int
    uid: UUID
    version: int
    line: str
    what: str
    owner: PlanPerson | None
    verifier: PlanPerson | None
    due_date: date | None
    measure: str
    evidence: str
    state: ActionState
    date_changes: tuple[DateChange, ...] = ()
    steps: tuple[Step, ...] = ()

    def is_owned_by(self, user_id: int) -> bool:
        """Return whether this person answers for it."""
        return self.owner is not None and self.owner.pk == user_id

    def is_overdue(self, today: date) -> bool:
        """Return whether it is still open after its day."""
        return (
            self.state == ActionState.OPEN and self.due_date is not None and self.due_date < today
        )

    @property
    def slipped(self) -> int:
        """How often its date was moved back."""
        return sum(one.is_slip for one in self.date_changes)


@dataclass(frozen=True)
class PlanLine:
    """What a group of actions answers: a recommendation, or a line of the service's own.

    `key` is "recommendation:<uid>" or "line:<uid>". `number` is the recommendation's, 0 for a line
    of the service's own; `addressee`, `version` and `source` are empty where a line has none.
    `sha256` is the hash of a recommendation's English, whatever language `text` is in.
    """

    key: str
    kind: LineKind
    text: str
    number: int = 0
    addressee: str = ""
    source: str = ""
    version: int = 0
    sha256: str = ""
    actions: tuple[PlanAction, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the service set it itself."""
        return self.kind is LineKind.OWN


@dataclass(frozen=True)
class PlanContent:
    """A whole plan: all lines in their order, each with its actions, and the actions beside them.

    `drafted` are attached to no line yet; `left_over` belong to a recommendation that is not, or no
    longer, in the report the service may read, whose text is therefore not here; `withdrawn` are on
    record only.
    """

    lines: tuple[PlanLine, ...] = ()
    drafted: tuple[PlanAction, ...] = ()
    left_over: tuple[PlanAction, ...] = ()
    withdrawn: tuple[PlanAction, ...] = field(default=())

    @property
    def actions(self) -> tuple[PlanAction, ...]:
        """All that are in the plan, in the order in which it shows them; none that is withdrawn."""
        return tuple(self._actions())

    @property
    def recommendations(self) -> tuple[PlanLine, ...]:
        """The lines of the report."""
        return tuple(one for one in self.lines if not one.is_own)

    @property
    def own_lines(self) -> tuple[PlanLine, ...]:
        """The lines of the service's own."""
        return tuple(one for one in self.lines if one.is_own)

    @property
    def uncovered(self) -> tuple[PlanLine, ...]:
        """The recommendations that no action answers."""
        return tuple(one for one in self.recommendations if not one.actions)

    def line(self, key: str) -> PlanLine | None:
        """Return the line with this key, or None."""
        return next((one for one in self.lines if one.key == key), None)

    def action(self, uid: UUID) -> PlanAction | None:
        """Return an action, a withdrawn one too, or None."""
        return next((one for one in (*self.actions, *self.withdrawn) if one.uid == uid), None)

    def _actions(self) -> Iterator[PlanAction]:
        for line in self.lines:
            yield from line.actions
        yield from self.drafted
        yield from self.left_over


@dataclass(frozen=True)
class ActionContent:
    """An action as it is typed; `reason` says why an approved date moves."""

    what: str
    owner: int | None
    verifier: int | None
    due_date: date | None
    measure: str
    evidence: str
    reason: str = ""


@dataclass(frozen=True)
class ApprovedElsewhere:
    """An approval that was given outside the system, as the service records it."""

    body: str
    name: str
    approved_date: date
    note: str = ""


@dataclass(frozen=True)
class SentFile:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True)
class PlanChange:
    """Something that differs from the plan that was approved: `kind` is new, changed or gone."""

    kind: str
    about: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilledRating:
    """The inputs for one prompt of a self-assessment as they are filled, with what is wrong.

    `prompt` is its key and `place` what the names of its inputs begin with; `held` and `errors` are
    by input: view, strengths, warning_signs, version.
    """

    prompt: str
    text: str
    place: str
    held: Mapping[str, str]
    errors: Mapping[str, str]
