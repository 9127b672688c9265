"""The planned and the actual dates of an inspection, in the order of events."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from inspections.choices import Stage
from inspections.models import Inspection, StageMove
from inspections.types import LAST_DAY_OF_FIELDWORK, Milestone

# The stage that an inspection moves to when the event comes about, for each event in order.
EVENTS: Mapping[str, Stage] = {
    "announcement": Stage.ANNOUNCED,
    "week_one_begins": Stage.WEEK_ONE,
    "week_one_ends": Stage.BETWEEN_WEEKS,
    "week_two_begins": Stage.WEEK_TWO,
    "week_two_ends": Stage.DRAFTING,
    "draft": Stage.WITH_SERVICE,
    "publication": Stage.PUBLISHED,
}


def timeline_of(inspection: Inspection) -> list[Milestone]:
    """Return every event with its planned day, and its actual one where it came about."""
    actual = reached_stages(inspection)
    planned = planned_dates(inspection)
    return [Milestone(code, planned[code], actual.get(stage)) for code, stage in EVENTS.items()]


def reached_stages(inspection: Inspection) -> dict[Stage, date]:
    """Return the day on which each stage was reached: one query."""
    return actual_dates(Stage(inspection.stage), moves_of(inspection))


def moves_of(inspection: Inspection) -> QuerySet[StageMove]:
    """Return the moves from stage to stage, the first first."""
    return StageMove.objects.filter(inspection=inspection).order_by("pk")


def planned_dates(inspection: Inspection) -> dict[str, date]:
    """Return the planned day of each event."""
    return {
        "announcement": inspection.announced_date,
        "week_one_begins": inspection.week_one_date,
        "week_one_ends": inspection.week_one_date + LAST_DAY_OF_FIELDWORK,
        "week_two_begins": inspection.week_two_date,
        "week_two_ends": inspection.week_two_date + LAST_DAY_OF_FIELDWORK,
        "draft": inspection.draft_due_date,
        "publication": inspection.publication_date,
    }


def actual_dates(current: Stage, moves: Iterable[StageMove]) -> dict[Stage, date]:
    """Return the day on which each stage was last reached from an earlier one.

    A stage that was stepped back from has not come about: it will be reached again.
    """
    order = list(Stage)
    reached: dict[Stage, date] = {}
    for move in moves:
        before, after = Stage(move.from_stage), Stage(move.to_stage)
        if order.index(before) < order.index(after):
            reached[after] = move.moved_date
    return {
        stage: day for stage, day in reached.items() if order.index(stage) <= order.index(current)
    }
