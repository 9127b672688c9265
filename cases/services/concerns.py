"""Urgent concerns: raising one, and what those who lead and the service then do about it."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import RoleCode
from cases.choices import ConcernState, ConcernStepKind
from cases.errors import ConcernRefused, RefusalCode, StepRefused
from cases.models import Assessment, Case, UrgentConcern, UrgentConcernPayload
from cases.queries.concerns import (
    find_concern,
    get_assessment_to_raise_for,
    lock_concern,
    people_in,
    told_concerns,
)
from cases.services.concern_notices import Notice, announce, mark_escalated, watch
from cases.services.concern_steps import add_step, move_concern, record_concern_event
from cases.types import ConcernOperation, ConcernReceipt, Telling
from inspections.policies import refusal_of
from inspections.queries import member_permissions


def raise_concern(operation: ConcernOperation, by: User) -> ConcernReceipt:
    """Store a concern and return its receipt after the commit; whoever leads is told by mail.

    Neither a submitted case nor a published inspection is closed to it: safety comes first. The
    same operation sent twice gives the same receipt. Raises NotVisible for a stranger's case, and
    ConcernRefused for an operation id that was used for something else.
    """
    try:
        return _raise_once(operation, by)
    except IntegrityError:
        # The same id came for another case at the same moment; by now it can be found there.
        return _raise_once(operation, by)


def _raise_once(operation: ConcernOperation, by: User) -> ConcernReceipt:
    with transaction.atomic(durable=True):
        assessment = get_assessment_to_raise_for(by, operation.assessment_id)
        # Two deliveries of the same operation must wait for each other.
        Case.everything.select_for_update().get(pk=assessment.case_id)
        concern = find_concern(operation.op_id)
        if concern is None:
            concern = _store(operation, assessment, by)
        elif not _is_same(concern, operation, assessment, by):
            raise ConcernRefused(
                RefusalCode.OPERATION_REUSED, _("Another concern was sent under this number.")
            )
    return ConcernReceipt(concern.pk, operation.content.digest, concern.raised_at)


@transaction.atomic
def acknowledge_concern(*, concern_id: uuid.UUID, by: User) -> None:
    """Say that one has read it and is dealing with it; ends the banners."""
    concern = _lock_to_handle(concern_id, by)
    move_concern(concern, ConcernState.ACKNOWLEDGED)
    add_step(concern, ConcernStepKind.ACKNOWLEDGED, by=by)


@transaction.atomic
def record_telling(*, concern_id: uuid.UUID, telling: Telling, by: User) -> None:
    """Record who at the service was told; from now on the service's manager reads the concern.

    Raises StepRefused unless it has been acknowledged, and for a telling that is yet to come.
    """
    concern = _lock_to_handle(concern_id, by)
    if telling.told_at > timezone.now():
        raise StepRefused(_("Record whom you told after you have told them."))
    move_concern(concern, ConcernState.SERVICE_TOLD, plan_due_date=telling.plan_due_date)
    add_step(concern, ConcernStepKind.SERVICE_TOLD, by=by, data=vars(telling))
    announce(concern, Notice.TOLD)


@transaction.atomic
def record_plan(*, concern_id: uuid.UUID, text: str, by: User) -> None:
    """Record a plan that came from the service in another way than through its manager's page."""
    concern = _lock_to_handle(concern_id, by)
    _receive_plan(concern, text, by, is_by_service=False)


@transaction.atomic
def answer_concern(*, concern_id: uuid.UUID, text: str, by: User) -> None:
    """Take the plan from the service's manager.

    Raises NotVisible for everybody but the manager of a service that was told.
    """
    if not told_concerns(by).filter(pk=concern_id).exists():
        raise NotVisible
    concern = lock_concern(concern_id)
    _receive_plan(concern, text, by, is_by_service=True)
    announce(concern, Notice.ANSWERED)


@transaction.atomic
def close_concern(*, concern_id: uuid.UUID, note: str, by: User) -> None:
    """Close a concern with a note on how it ended."""
    concern = _lock_to_handle(concern_id, by)
    move_concern(concern, ConcernState.CLOSED)
    data = {"note": _worded(note, _("Say how it ended."))}
    add_step(concern, ConcernStepKind.CLOSED, by=by, data=data)


def _store(operation: ConcernOperation, assessment: Assessment, by: User) -> UrgentConcern:
    concern = UrgentConcern.objects.create(
        id=operation.op_id,
        case=assessment.case,
        raised_by=by,
        raised_at=timezone.now(),
        client_at=operation.client_at,
    )
    UrgentConcernPayload.objects.create(concern=concern, **vars(operation.content))
    record_concern_event(concern, "raised", by.email)
    if people_in(assessment.case.inspection, RoleCode.LEAD_INSPECTOR):
        announce(concern, Notice.RAISED)
        watch(concern)
    else:
        mark_escalated(concern)
    return concern


def _is_same(
    concern: UrgentConcern, operation: ConcernOperation, assessment: Assessment, by: User
) -> bool:
    """Return whether the stored concern is the one sent; its words may have been destroyed."""
    payload = getattr(concern, "payload", None)
    words: dict[str, Any] = vars(operation.content)
    is_worded_alike = payload is None or all(
        getattr(payload, name) == text for name, text in words.items()
    )
    is_of_same = (concern.case_id, concern.raised_by_id) == (assessment.case_id, by.pk)
    return is_of_same and is_worded_alike


def _lock_to_handle(concern_id: uuid.UUID, by: User) -> UrgentConcern:
    concern = lock_concern(concern_id)
    if Permission.HANDLE_CONCERN not in member_permissions(by, concern.case.inspection):
        raise NotAllowed(refusal_of(Permission.HANDLE_CONCERN))
    return concern


def _receive_plan(concern: UrgentConcern, text: str, by: User, *, is_by_service: bool) -> None:
    move_concern(concern, ConcernState.PLAN_RECEIVED)
    data = {"plan": _worded(text, _("Write what the plan is.")), "by_service": is_by_service}
    add_step(concern, ConcernStepKind.PLAN_RECEIVED, by=by, data=data)


def _worded(text: str, refusal: str) -> str:
    if not text.strip():
        raise StepRefused(refusal)
    return text.strip()
