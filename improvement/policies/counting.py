"""Counts of a plan's actions, each with the base that it is a part of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from improvement.choices import ActionState, Rag
from improvement.policies.actions import ActionStanding


class Standing(StrEnum):
    """The groups that the dashboard counts and shows; an action can be in several."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNTOLD = "untold"
    OVERDUE = "overdue"
    SOON = "soon"
    MISSING = "missing"
    SLIPPED = "slipped"
    CLOSED = "closed"
    VERIFIED = "verified"

    @property
    def label(self) -> str:
        """What the group is called."""
        return str(LABELS[self])


LABELS = {
    Standing.RED: _("Red"),
    Standing.AMBER: _("Amber"),
    Standing.GREEN: _("Green"),
    Standing.UNTOLD: _("Open, no progress told yet"),
    Standing.OVERDUE: _("Overdue"),
    Standing.SOON: _("Due in the next 14 days"),
    Standing.MISSING: _("A quarter not told of"),
    Standing.SLIPPED: _("Due later than at first"),
    Standing.CLOSED: _("Closed, to be verified"),
    Standing.VERIFIED: _("Verified"),
}
# Every action is in exactly one of these.
WHOLE = (
    Standing.RED,
    Standing.AMBER,
    Standing.GREEN,
    Standing.UNTOLD,
    Standing.CLOSED,
    Standing.VERIFIED,
)
OF_RAG = {Rag.RED: Standing.RED, Rag.AMBER: Standing.AMBER, Rag.GREEN: Standing.GREEN}


@dataclass(frozen=True)
class PlanCounts:
    """How many actions are in each group, of how many; and the next day on which one is due."""

    total: int
    groups: Counter[Standing]
    next_due: date | None

    @property
    def open(self) -> int:
        """How many actions are open."""
        return self.total - self.groups[Standing.CLOSED] - self.groups[Standing.VERIFIED]


def groups_of(standing: ActionStanding) -> frozenset[Standing]:
    """Return all groups that an action is in."""
    flags = {
        Standing.OVERDUE: standing.is_overdue,
        Standing.SOON: standing.is_due_soon,
        Standing.MISSING: bool(standing.missing_quarters),
        Standing.SLIPPED: standing.has_slipped,
    }
    return frozenset({group_of(standing), *(one for one, holds in flags.items() if holds)})


def group_of(standing: ActionStanding) -> Standing:
    """Return the one group of the whole that an action is in."""
    if standing.action.state == ActionState.VERIFIED:
        return Standing.VERIFIED
    if standing.action.state == ActionState.CLOSED:
        return Standing.CLOSED
    rag = standing.rag
    return Standing.UNTOLD if rag is None else OF_RAG[rag]


def count_actions(standings: Iterable[ActionStanding]) -> PlanCounts:
    """Count actions by group."""
    listed = list(standings)
    due = [
        one.action.due_date
        for one in listed
        if one.is_open and one.action.due_date is not None and not one.is_overdue
    ]
    groups = Counter(group for one in listed for group in groups_of(one))
    return PlanCounts(len(listed), groups, min(due, default=None))
