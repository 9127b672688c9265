"""Starting a plan."""

from django.db import transaction
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from improvement.models import ImprovementPlan
from improvement.policies.plans import check_start
from improvement.queries.standing import has_feedback
from improvement.services.saving import record
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.policies import service_refusal_of
from inspections.queries import lock_inspection
from inspections.queries.service_access import service_permissions


@transaction.atomic
def start_plan(*, inspection: Inspection, by: User) -> ImprovementPlan:
    """Start the plan of an inspection, once; a plan that there is already is returned.

    Raises NotAllowed for whoever may not edit it, and PlanRefused before the day of feedback.
    """
    if Permission.EDIT_PLAN not in service_permissions(by, inspection.service):
        raise NotAllowed(service_refusal_of(Permission.EDIT_PLAN))
    locked = lock_inspection(inspection)
    check_start(Stage(locked.stage), has_feedback=has_feedback(locked))
    plan, is_new = ImprovementPlan.objects.get_or_create(
        inspection=locked, defaults={"started_by": by, "started_at": timezone.now()}
    )
    if is_new:
        record(plan, "plan_started", by, id=plan.pk)
    return plan
