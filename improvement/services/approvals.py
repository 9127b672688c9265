"""Approving a plan, confirming what it covers, and signing it off: rows that are only added."""

from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ApprovalKind, SignOffOutcome
from improvement.models import (
    Approval,
    ApprovalDocument,
    CoverageConfirmation,
    ImprovementPlan,
    SignOff,
)
from improvement.policies.approvals import (
    check_approval,
    check_coverage,
    check_past,
    check_seen,
    check_sign_off,
    completion_obstacles,
)
from improvement.policies.plans import check_changeable
from improvement.queries.content import digest_of, plan_content, plan_digest, write_content
from improvement.queries.standing import is_complete, plan_standing
from improvement.services.plan_mail import announce_to
from improvement.services.saving import (
    check_service_right,
    file_fields,
    lock_plan,
    needed_text,
    plan_text,
    record,
)
from improvement.types import ApprovedElsewhere, SentFile
from inspections.policies import refusal_of
from inspections.queries import member_permissions

Row = TypeVar("Row", Approval, CoverageConfirmation, SignOff)


@transaction.atomic
def approve_plan(*, plan: ImprovementPlan, seen: str, note: str, by: User) -> Approval:
    """Approve the plan for the board, as the chair read it: `seen` is its digest then.

    Raises NotAllowed for anybody but the chair, and PlanRefused where the plan has changed since,
    is complete, or lacks something.
    """
    check_service_right(plan, by, Permission.APPROVE_PLAN)
    locked = lock_plan(plan)
    check_changeable(is_complete=is_complete(locked))
    content = plan_content(locked)
    check_seen(seen, plan_digest(content))
    check_approval(content)
    board = ApprovedElsewhere(
        body=str(ApprovalKind.BOARD.label),
        name=by.name,
        approved_date=timezone.localdate(),
        note=plan_text(note, "note"),
    )
    approval, is_new = _approve(locked, ApprovalKind.BOARD, board, None, by)
    if not is_new:
        return approval
    record(locked, "plan_approved", by, id=approval.pk, digest=approval.digest)
    announce_to(locked, is_for_team=True)
    return approval


@transaction.atomic
def record_oversight(
    *, plan: ImprovementPlan, approval: ApprovedElsewhere, file: SentFile | None, by: User
) -> Approval:
    """Record that an oversight body approved the plan, with the document that shows it.

    Raises NotAllowed for whoever may not edit the plan, and PlanRefused for a day to come, a body
    or name left out, and a file that may not be attached.
    """
    check_service_right(plan, by, Permission.EDIT_PLAN)
    locked = lock_plan(plan)
    check_past(approval.approved_date, timezone.localdate())
    cleaned = ApprovedElsewhere(
        body=needed_text(approval.body, "body", _("Enter the body that approved it.")),
        name=needed_text(approval.name, "name", _("Enter who approved it for the body.")),
        approved_date=approval.approved_date,
        note=plan_text(approval.note, "note"),
    )
    kept, is_new = _approve(locked, ApprovalKind.OVERSIGHT, cleaned, file, by)
    if not is_new:
        return kept
    record(locked, "plan_oversight_recorded", by, id=kept.pk, has_document=file is not None)
    if plan_standing(locked).board is not None:
        announce_to(locked, is_for_team=True)
    return kept


@transaction.atomic
def confirm_coverage(
    *, plan: ImprovementPlan, is_covered: bool, seen: str, note: str, by: User
) -> CoverageConfirmation:
    """Say for the inspectorate whether the plan answers every recommendation.

    Raises NotAllowed for anybody but who leads the inspection, and PlanRefused where the plan has
    changed since it was read, “covered” is said while a recommendation has no action, or “not
    covered” without a reason.
    """
    if Permission.CONFIRM_COVERAGE not in member_permissions(by, plan.inspection):
        raise NotAllowed(refusal_of(Permission.CONFIRM_COVERAGE))
    locked = lock_plan(plan)
    content, words = plan_content(locked), plan_text(note, "note")
    digest = plan_digest(content)
    check_seen(seen, digest)
    check_coverage(content, words, is_covered=is_covered)
    said = {"is_covered": is_covered, "note": words, "digest": digest}
    confirmation, is_new = _add(locked.confirmations.all(), plan=locked, by=by, **said)
    if not is_new:
        return confirmation
    record(
        locked, "plan_coverage_confirmed", by, id=confirmation.pk, covered=is_covered, digest=digest
    )
    announce_to(locked, is_for_team=False)
    return confirmation


@transaction.atomic
def sign_off_plan(
    *,
    plan: ImprovementPlan,
    outcome: SignOffOutcome,
    seen: str,
    reason: str,
    carried_to_date: date | None,
    by: User,
) -> SignOff:
    """Sign the plan off as complete, or carry it on to a day, which opens a complete one again.

    Raises NotAllowed for anybody but the chair, and PlanRefused where the plan has changed since it
    was read, is complete already, or may not end like this.
    """
    check_service_right(plan, by, Permission.APPROVE_PLAN)
    locked = lock_plan(plan)
    content, standing = plan_content(locked), plan_standing(locked)
    digest, why = plan_digest(content), plan_text(reason, "reason")
    check_seen(seen, digest)
    if outcome == SignOffOutcome.COMPLETE:
        check_changeable(is_complete=standing.is_complete)
    is_approved = standing.board is not None and standing.board.digest == digest
    obstacles = completion_obstacles(content, is_approved=is_approved, is_public=standing.is_public)
    today = timezone.localdate()
    check_sign_off(outcome, obstacles, reason=why, carried_to=carried_to_date, today=today)
    carried_to = carried_to_date if outcome == SignOffOutcome.CARRIED_ON else None
    said = {"outcome": outcome, "reason": why, "carried_to_date": carried_to, "digest": digest}
    sign_off, is_new = _add(locked.sign_offs.all(), plan=locked, by=by, **said)
    if not is_new:
        return sign_off
    record(
        locked,
        "plan_signed_off",
        by,
        id=sign_off.pk,
        outcome=outcome.value,
        carried_to=carried_to,
        was_overdue=standing.is_overdue(today),
    )
    return sign_off


def _approve(
    plan: ImprovementPlan,
    kind: ApprovalKind,
    given: ApprovedElsewhere,
    file: SentFile | None,
    by: User,
) -> tuple[Approval, bool]:
    content = write_content(plan_content(plan))
    document = file_fields(file) if file else None
    approval, is_new = _add(
        plan.approvals.filter(kind=kind, document__sha256=document["sha256"] if document else None),
        plan=plan,
        kind=kind,
        body=given.body,
        name=given.name,
        approved_date=given.approved_date,
        note=given.note,
        content=content,
        digest=digest_of(content),
        by=by,
    )
    if document is not None and is_new:
        ApprovalDocument.objects.create(approval=approval, **document)
    return approval, is_new


def _add(rows: QuerySet[Row], **fields: Any) -> tuple[Row, bool]:
    """Add a row, and say so; the very same as the last of these stands there once."""
    last = rows.order_by("pk").last()
    if last is not None and all(getattr(last, name) == fields[name] for name in fields):
        return last, False
    return rows.create(**fields, at=timezone.now()), True
