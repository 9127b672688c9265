"""How far a case is: answered out of those in route, for the case and for each section."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.routing import RouteStatus
from standards.types import QuestionContent


@dataclass(frozen=True)
class Progress:
    """Counts over some questions of one case."""

    answered: int
    in_route: int
    waiting: int

    @property
    def is_done(self) -> bool:
        """Whether every question that is asked has an answer and none waits for a gate."""
        return self.answered == self.in_route and not self.waiting

    @property
    def state(self) -> str:
        """The style of the count."""
        return "done" if self.is_done and self.in_route else ""

    @property
    def short(self) -> str:
        """The count beside a section."""
        if not self.in_route:
            return _("waits") if self.waiting else _("none apply")
        counts = f"{self.answered}/{self.in_route}"
        return f"✓ {counts}" if self.is_done else counts

    @property
    def sentence(self) -> str:
        """The count of a whole case."""
        return answered_sentence(self.answered, self.in_route)


def answered_sentence(answered: int | str, in_route: int | str) -> str:
    """Return the count in words; the page's script fills in the numbers as they change."""
    return _("%(answered)s of %(total)s answered") % {"answered": answered, "total": in_route}


def count_progress(
    questions: tuple[QuestionContent, ...],
    statuses: Mapping[str, RouteStatus],
    values: Mapping[str, str],
) -> Progress:
    """Count the questions of a section or of the whole case."""
    asked = [one.code for one in questions if statuses[one.code] is RouteStatus.IN_ROUTE]
    return Progress(
        answered=sum(bool(values.get(code)) for code in asked),
        in_route=len(asked),
        waiting=sum(statuses[one.code] is RouteStatus.UNKNOWN for one in questions),
    )
