"""Which state of an urgent concern may follow which."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from cases.choices import ConcernState
from cases.errors import StepRefused
from cases.models import UrgentConcern

# The service can be told again: the date was moved, or the plan that came was not enough. What
# turns out to be no concern is closed, with a note, without a plan.
NEXT_STATES: Mapping[ConcernState, frozenset[ConcernState]] = {
    ConcernState.OPEN: frozenset({ConcernState.ACKNOWLEDGED}),
    ConcernState.ACKNOWLEDGED: frozenset({ConcernState.SERVICE_TOLD, ConcernState.CLOSED}),
    ConcernState.SERVICE_TOLD: frozenset(
        {ConcernState.SERVICE_TOLD, ConcernState.PLAN_RECEIVED, ConcernState.CLOSED}
    ),
    ConcernState.PLAN_RECEIVED: frozenset({ConcernState.SERVICE_TOLD, ConcernState.CLOSED}),
    ConcernState.CLOSED: frozenset(),
}


def check_step(current: ConcernState, wanted: ConcernState) -> None:
    """Raise StepRefused unless the table allows the step."""
    if not can_step(current, wanted):
        raise StepRefused(
            _("Nothing was changed: this concern is by now at “%(current)s”.")
            % {"current": current.label}
        )


def can_step(current: ConcernState, wanted: ConcernState) -> bool:
    """Return whether the table allows the step."""
    return wanted in NEXT_STATES[current]


def is_plan_overdue(concern: UrgentConcern, today: date) -> bool:
    """Return whether the plan was promised for an earlier day and has not come."""
    due = concern.plan_due_date
    return concern.state == ConcernState.SERVICE_TOLD and due is not None and due < today
