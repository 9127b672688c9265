"""Urgent concerns in any state, brought there by the real services."""

import uuid
from datetime import date

from django.utils import timezone

from accounts.models import User
from accounts.roles import ServiceRoleCode
from cases.choices import ConcernState, ToldHow
from cases.models import Assessment, UrgentConcern
from cases.services.concerns import (
    acknowledge_concern,
    close_concern,
    raise_concern,
    record_plan,
    record_telling,
)
from cases.types import ConcernContent, ConcernOperation, Telling
from inspections.models import Inspection
from inspections.services.service_members import add_service_member
from tests.factories.inspections import JOINED

# Words that stand nowhere else, so that a test can see where they appear.
WHAT = "Quill saw fresh bruises."
WHY_NOW = "Quill goes home tonight."
TOLD_ALREADY = "Told colleague Vane."
PLAN = "We visit at four with a social worker."
NOTE = "Seen safe on Monday."


def make_operation(assessment: Assessment, op_id: uuid.UUID | None = None) -> ConcernOperation:
    """Build what a page sends."""
    content = ConcernContent(WHAT, WHY_NOW, TOLD_ALREADY)
    return ConcernOperation(op_id or uuid.uuid4(), assessment.pk, content)


def make_telling(plan_due_date: date = date(2026, 4, 15)) -> Telling:
    """Say whom at the service was told, just now."""
    return Telling(
        "Dr Lorna Beech", "Head of service", ToldHow.PHONE, timezone.now(), plan_due_date
    )


def make_concern(
    assessment: Assessment,
    by: User,
    state: ConcernState = ConcernState.OPEN,
    lead: User | None = None,
) -> UrgentConcern:
    """Raise a concern and take it, step by step, as far as asked; `lead` takes the steps."""
    receipt = raise_concern(make_operation(assessment), by)
    key, leader = {"concern_id": receipt.op_id}, lead or by
    steps = [
        lambda: None,
        lambda: acknowledge_concern(**key, by=leader),
        lambda: record_telling(**key, telling=make_telling(), by=leader),
        lambda: record_plan(**key, text=PLAN, by=leader),
        lambda: close_concern(**key, note=NOTE, by=leader),
    ]
    for step in steps[: list(ConcernState).index(state) + 1]:
        step()
    return UrgentConcern.objects.get(pk=receipt.op_id)


def join_service(
    inspection: Inspection, user: User, role: ServiceRoleCode = ServiceRoleCode.MANAGER
) -> None:
    """Give a person a role in the inspected service: its manager unless said otherwise."""
    add_service_member(
        service=inspection.service,
        user=user,
        role=role,
        by="tests",
        from_date=JOINED,
    )
