"""What the stage page shows."""

from dataclasses import dataclass
from datetime import date

from crispy_forms_gds.choices import Choice
from django.utils.translation import gettext as _

from inspections.choices import Stage
from inspections.models import Inspection
from inspections.policies import can_move
from reports.choices import ReportStatus
from reports.policies import is_step_of_report


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


def moves_from(current: Stage, status: ReportStatus) -> list[Choice]:
    """Return the stages that may follow by hand, each with what the move means."""
    return [
        Choice(stage.value, stage.label, hint=_meaning(current, stage))
        for stage in Stage
        if can_move(current, stage) and not is_step_of_report(status, current, stage)
    ]


def step_of_report(current: Stage) -> str:
    """Say which step the report takes from here; "" before there is one."""
    if current == Stage.DRAFTING:
        return _("The draft goes to the service with the report, once its review is over.")
    if current == Stage.WITH_SERVICE:
        return _("The report is published once it is signed off.")
    if current == Stage.PUBLISHED:
        return _("The report is published. Only a correction of it opens the inspection again.")
    return ""


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
    if stages.index(following) < stages.index(current):
        return _("One step back, where something must be put right.")
    return ""
