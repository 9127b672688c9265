"""Self-assessments of boards: who may close a round when, and what a comparison may say.

docs/reference/self-assessment.md tells the rules to boards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from improvement.choices import BoardView
from improvement.errors import PlanRefused
from scoring.tally import Tally

# Below this, a count would tell a member what the only other one said.
LEAST_RATERS = 3
# From the best to the worst; how far apart two views are is how many places lie between them.
SCALE = (BoardView.STRONG, BoardView.MOSTLY, BoardView.PARTLY, BoardView.WEAK)
FAR_APART = 2


class Finding(StrEnum):
    """What the views on a prompt point to."""

    GAP = "gap"
    DIVIDED = "divided"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ViewCounts:
    """How many members hold each view of one prompt."""

    by_view: tuple[tuple[BoardView, int], ...]

    @classmethod
    def of(cls, views: Iterable[str]) -> ViewCounts:
        """Count the stored views of one prompt."""
        held = list(views)
        return cls(tuple((view, held.count(view.value)) for view in BoardView))

    @property
    def raters(self) -> int:
        """How many members gave a view, among them those who cannot tell."""
        return sum(count for _view, count in self.by_view)

    @property
    def is_shown(self) -> bool:
        """Whether enough members gave a view that none of them is told by the count."""
        return self.raters >= LEAST_RATERS

    @property
    def tally(self) -> Tally:
        """In place, wholly or mostly, or not; who cannot tell leaves the base."""
        counts = dict(self.by_view)
        in_place = counts[BoardView.STRONG] + counts[BoardView.MOSTLY]
        missing = counts[BoardView.PARTLY] + counts[BoardView.WEAK]
        return Tally(
            sufficient=in_place,
            not_sufficient=missing,
            not_applicable=counts[BoardView.UNSURE],
            cases=in_place + missing,
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the views point to; nothing where too few gave one."""
        if not self.is_shown:
            return ()
        held = [place for place, view in enumerate(SCALE) if dict(self.by_view)[view]]
        tally = self.tally
        is_true = {
            Finding.GAP: tally.applicable > 0 and 2 * tally.not_sufficient >= tally.applicable,
            Finding.DIVIDED: bool(held) and held[-1] - held[0] >= FAR_APART,
            Finding.UNKNOWN: 2 * tally.not_applicable >= self.raters,
        }
        return tuple(finding for finding in Finding if is_true[finding])


def can_close(permissions: Collection[Permission], due_date: date, today: date) -> bool:
    """Return whether somebody may close a round today: its chair, or after its day its manager."""
    if Permission.OPEN_SELF_ASSESSMENT not in permissions:
        return False
    return Permission.RATE_BOARD in permissions or today > due_date


def check_close(permissions: Collection[Permission], due_date: date, today: date) -> None:
    """Raise PlanRefused where can_close is false for somebody who may open rounds."""
    if not can_close(permissions, due_date, today):
        raise PlanRefused(
            _("Until %(day)s only the chair of the board may close this self-assessment.")
            % {"day": date_format(due_date)}
        )


def check_is_open(*, is_closed: bool) -> None:
    """Raise PlanRefused for a round that is closed."""
    if is_closed:
        raise PlanRefused(
            _("This self-assessment is closed. What it holds can no longer be changed.")
        )
