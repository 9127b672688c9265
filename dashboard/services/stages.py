"""Moving an inspection on, in view of everything that was done in it."""

from django.db import transaction
from django.utils.translation import gettext as _

from inspections.choices import Stage
from inspections.errors import MoveRefused
from inspections.models import Inspection
from inspections.queries import lock_inspection
from inspections.services.stages import move_stage
from judgements.queries.moderation import standing_judgements
from standards.queries import get_content


@transaction.atomic
def move_inspection(*, inspection: Inspection, to: Stage, by: str) -> None:
    """Move the inspection to its next stage, or one back.

    Raises MoveRefused as move_stage does, and for a publication while a recommended rating waits
    to be agreed: nothing is final before that.
    """
    locked = lock_inspection(inspection)
    if to == Stage.PUBLISHED:
        _check_agreed(locked)
    move_stage(inspection=inspection, to=to, by=by)


def _check_agreed(inspection: Inspection) -> None:
    by_code = get_content(inspection.framework).standard_by_code
    standings = standing_judgements(inspection)
    waiting = [by_code[code].title for code, one in standings.items() if one.is_waiting]
    if waiting:
        raise MoveRefused(
            _("Not published: these ratings are recommended and not yet agreed: %(titles)s.")
            % {"titles": ", ".join(str(title) for title in waiting)}
        )
