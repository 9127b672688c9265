"""Writes that move an inspection from stage to stage."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from inspections.choices import Stage
from inspections.errors import MoveRefused
from inspections.models import Inspection
from inspections.policies import check_move, check_ready


@transaction.atomic
def move_stage(*, inspection: Inspection, to: Stage, by: str) -> None:
    """Move the inspection to a stage that the transition table allows from where it is now.

    Raises MoveRefused for any other stage, and when somebody else has moved it since it was read.
    """
    current = Stage(inspection.stage)
    check_move(current, to)
    check_ready(inspection, to)
    moved = Inspection.objects.filter(pk=inspection.pk, stage=current).update(stage=to)
    if not moved:
        raise MoveRefused(_("Somebody else has just moved this inspection. Look where it is now."))
    inspection.stage = to
    record_event(
        stream=inspection.audit_stream,
        verb="stage_moved",
        by=by,
        object_label=inspection.reference,
        details={"from": current, "to": to},
    )
