"""What the stage page shows."""

from dataclasses import dataclass
from datetime import date

from crispy_forms_gds.choices import Choice
from django.utils.translation import gettext as _

from inspections.choices import Stage
from inspections.models import Inspection
from inspections.policies import can_move


@dataclass(frozen=True)
class StageRow:
    """A stage on the way: `place` is "past", "current" or "ahead"; its date where it has one."""

    label: str
    place: str
    planned_date: date | None


def present_stages(inspection: Inspection) -> list[StageRow]:
    """Return all stages in order, with where the inspection is among them."""
    stages = list(Stage)
    here = stages.index(Stage(inspection.stage))
    planned = _planned_dates(inspection)
    return [
        StageRow(str(stage.label), _place(index, here), planned.get(stage))
        for index, stage in enumerate(stages)
    ]


def moves_from(current: Stage) -> list[Choice]:
    """Return the stages that may follow, each with what the move means.

    What is published goes back only by a correction of its report.
    """
    if current == Stage.PUBLISHED:
        return []
    return [
        Choice(stage.value, stage.label, hint=_meaning(current, stage))
        for stage in Stage
        if can_move(current, stage)
    ]


def _place(index: int, here: int) -> str:
    if index == here:
        return "current"
    return "past" if index < here else "ahead"


def _planned_dates(inspection: Inspection) -> dict[Stage, date]:
    return {
        Stage.ANNOUNCED: inspection.announced_date,
        Stage.WEEK_ONE: inspection.week_one_date,
        Stage.WEEK_TWO: inspection.week_two_date,
        Stage.WITH_SERVICE: inspection.draft_due_date,
        Stage.PUBLISHED: inspection.publication_date,
    }


def _meaning(current: Stage, following: Stage) -> str:
    stages = list(Stage)
    if following == Stage.PUBLISHED:
        return _("This cannot be taken back: answers, dates and judgements are then final.")
    if stages.index(following) < stages.index(current):
        return _("One step back, where something must be put right.")
    return ""
