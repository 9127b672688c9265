"""Making what a self-assessment shows a line of the improvement plan."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from improvement.errors import PlanRefused
from improvement.models import OwnLine, SelfAssessment
from improvement.queries.board import lock_round
from improvement.queries.board_lines import newest_plan, prompts_with_lines, source_of
from improvement.services.lines import add_own_line


@transaction.atomic
def add_line_of_board(*, assessment: SelfAssessment, prompt: str, text: str, by: User) -> OwnLine:
    """Make a prompt of a closed round a line of the newest plan, once; raises as add_own_line."""
    locked = lock_round(assessment)
    plan = newest_plan(assessment.service)
    if plan is None:
        raise PlanRefused(_("There is no improvement plan yet."))
    if not locked.is_closed:
        raise PlanRefused(_("Close the self-assessment first."))
    if prompt in prompts_with_lines(locked):
        raise PlanRefused(_("This is a line of the plan already."))
    return add_own_line(plan=plan, text=text, source=source_of(locked, prompt), by=by)
