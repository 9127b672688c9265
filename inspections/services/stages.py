"""Writes that move an inspection from stage to stage."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_event
from inspections.choices import Stage
from inspections.errors import MoveRefused
from inspections.models import Inspection, StageMove
from inspections.policies import check_move, check_ready


@transaction.atomic
def move_stage(
    *, inspection: Inspection, to: Stage, by: str, moved_date: date | None = None
) -> None:
    """Move the inspection to a stage that the transition table allows from where it is now.

    The day of the move is kept beside the planned one; `moved_date` is today unless given.

    Raises MoveRefused for any other stage, and when somebody else has moved it since it was read.
    """
    current = Stage(inspection.stage)
    check_move(current, to)
    check_ready(inspection, to)
    moved = Inspection.objects.filter(pk=inspection.pk, stage=current).update(stage=to)
    if not moved:
        raise MoveRefused(_("Somebody else has just moved this inspection. Look where it is now."))
    inspection.stage = to
    StageMove.objects.create(
        inspection=inspection,
        from_stage=current,
        to_stage=to,
        moved_date=moved_date or timezone.localdate(),
    )
    record_event(
        stream=inspection.audit_stream,
        verb="stage_moved",
        by=by,
        object_label=inspection.reference,
        details={"from": current, "to": to},
    )
