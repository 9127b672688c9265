"""What every write of a plan shares: its lock, the right to write it, and the audit event."""

from typing import Any

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from improvement.errors import PlanRefused
from improvement.models import ImprovementPlan
from improvement.policies.plans import check_changeable
from improvement.queries.standing import is_complete
from improvement.types import SentFile
from inspections.policies import service_refusal_of
from inspections.queries import lock_inspection
from inspections.queries.service_access import service_permissions
from judgements.errors import FieldworkRefused
from judgements.services.kept_files import file_facts
from reports.errors import WritingRefused
from reports.services.saving import clean_text


def lock_plan(plan: ImprovementPlan) -> ImprovementPlan:
    """Return the plan as it stands; nobody else can write it until the transaction ends.

    Whoever writes about its actions locks the inspection too, so that nothing comes between.
    """
    inspection = lock_inspection(plan.inspection)
    locked = ImprovementPlan.objects.get(pk=plan.pk)
    locked.inspection = inspection
    return locked


def open_plan(plan: ImprovementPlan, by: User) -> ImprovementPlan:
    """Return the locked plan for somebody of the service who may change it now.

    Raises NotAllowed for other roles, and PlanRefused once it is signed off as complete.
    """
    check_service_right(plan, by, Permission.EDIT_PLAN)
    locked = lock_plan(plan)
    check_changeable(is_complete=is_complete(locked))
    return locked


def check_service_right(plan: ImprovementPlan, by: User, permission: Permission) -> None:
    """Raise NotAllowed unless the person's role in the service allows this today."""
    if permission not in service_permissions(by, plan.inspection.service):
        raise NotAllowed(service_refusal_of(permission))


def plan_text(typed: str, field: str) -> str:
    """Return a text without stray blanks; raises PlanRefused for what cannot be stored."""
    try:
        return clean_text(typed)
    except WritingRefused as refusal:
        raise PlanRefused(str(refusal), field) from refusal


def needed_text(typed: str, field: str, missing: str) -> str:
    """Return the cleaned text; raises PlanRefused with the sentence where there is none."""
    text = plan_text(typed, field)
    if not text:
        raise PlanRefused(missing, field)
    return text


def record(plan: ImprovementPlan, verb: str, by: User, **details: object) -> None:
    """Record a change in the inspection's stream: keys and dates, never what was written."""
    record_event(
        stream=plan.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=plan.inspection.reference,
        details=details,
    )


def file_fields(file: SentFile) -> dict[str, Any]:
    """Return the fields of a row that keeps a file; PlanRefused for one that is not allowed."""
    try:
        facts = file_facts(file.name, file.content)
    except FieldworkRefused as refusal:
        raise PlanRefused(str(refusal), "file") from refusal
    return {
        "file_name": facts.name,
        "media_type": facts.media_type,
        "size": facts.size,
        "sha256": facts.sha256,
        "content": file.content,
    }
