"""Moving an inspection on, in view of how far its report is."""

from django.db import transaction
from django.utils.translation import gettext as _

from inspections.choices import Stage
from inspections.errors import MoveRefused
from inspections.models import Inspection
from inspections.queries import lock_inspection
from inspections.services.stages import move_stage
from reports.policies import is_step_of_report, status_of


@transaction.atomic
def move_inspection(*, inspection: Inspection, to: Stage, by: str) -> None:
    """Move the inspection to its next stage, or one back, up to the drafting of the report.

    Raises MoveRefused as move_stage does, and for a step that it takes with its report alone.
    """
    locked = lock_inspection(inspection)
    if is_step_of_report(status_of(locked), Stage(locked.stage), to):
        raise MoveRefused(_("This step is taken with the report, under “Way to publication”."))
    move_stage(inspection=inspection, to=to, by=by)
