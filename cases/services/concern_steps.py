"""The rows that every step of an urgent concern writes: the step, what was recorded, the event."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import User
from audit.services import record_event
from cases.choices import ConcernState, ConcernStepKind
from cases.models import ConcernStep, ConcernStepPayload, UrgentConcern
from cases.policies import check_step

# Who acts where nobody clicked: the background worker.
WORKER = "worker"


def add_step(
    concern: UrgentConcern,
    kind: ConcernStepKind,
    *,
    by: User | None,
    data: Mapping[str, Any] | None = None,
) -> ConcernStep:
    """Append a step to a locked concern; the audit event names it and holds none of its words."""
    step = ConcernStep.objects.create(
        concern=concern,
        sequence=concern.steps.count() + 1,
        kind=kind,
        by=by,
        at=timezone.now(),
    )
    ConcernStepPayload.objects.create(step=step, data=dict(data or {}))
    record_concern_event(concern, kind.value, by.email if by else WORKER)
    return step


def move_concern(concern: UrgentConcern, wanted: ConcernState, **fields: Any) -> None:
    """Bring a locked concern into a state that the table allows; raises StepRefused."""
    check_step(ConcernState(concern.state), wanted)
    concern.state = wanted
    for name, value in fields.items():
        setattr(concern, name, value)
    concern.save(update_fields=["state", *fields])


def record_concern_event(concern: UrgentConcern, what: str, by: str) -> None:
    """Record in the inspection's stream what happened to which concern."""
    record_event(
        stream=concern.case.inspection.audit_stream,
        verb=f"concern_{what}",
        by=by,
        object_label=str(concern.pk),
    )
