"""When an inspection may move on, and what makes its dates sound."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from inspections.choices import Stage
from inspections.errors import MoveRefused, PlanRefused
from inspections.types import MONDAY, Timetable

NEXT_STAGES: Mapping[Stage, frozenset[Stage]] = {
    Stage.PLANNED: frozenset({Stage.ANNOUNCED}),
    Stage.ANNOUNCED: frozenset({Stage.WEEK_ONE, Stage.PLANNED}),
    Stage.WEEK_ONE: frozenset({Stage.BETWEEN_WEEKS}),
    Stage.BETWEEN_WEEKS: frozenset({Stage.WEEK_TWO, Stage.WEEK_ONE}),
    Stage.WEEK_TWO: frozenset({Stage.DRAFTING}),
    Stage.DRAFTING: frozenset({Stage.WITH_SERVICE, Stage.WEEK_TWO}),
    Stage.WITH_SERVICE: frozenset({Stage.PUBLISHED, Stage.DRAFTING}),
    Stage.PUBLISHED: frozenset(),
}


def check_move(current: Stage, wanted: Stage) -> None:
    """Raise MoveRefused unless the table allows the step."""
    if wanted not in NEXT_STAGES[current]:
        raise MoveRefused(
            _("An inspection at “%(current)s” cannot move to “%(wanted)s”.")
            % {"current": current.label, "wanted": wanted.label}
        )


def can_move(current: Stage, wanted: Stage) -> bool:
    """Return whether the table allows the step."""
    return wanted in NEXT_STAGES[current]


def check_timetable(timetable: Timetable) -> None:
    """Raise PlanRefused when the dates cannot be kept in this order."""
    if timetable.week_one_date.weekday() != MONDAY or timetable.week_two_date.weekday() != MONDAY:
        raise PlanRefused(_("Both fieldwork weeks begin on a Monday. Choose Mondays."))
    dates = [
        timetable.announced_date,
        timetable.week_one_date,
        timetable.week_two_date,
        timetable.draft_due_date,
        timetable.publication_date,
    ]
    if any(earlier >= later for earlier, later in zip(dates, dates[1:], strict=False)):
        raise PlanRefused(
            _(
                "The dates must follow one another: announcement, week 1, week 2, "
                "draft report, publication."
            )
        )
