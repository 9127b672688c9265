"""Checked loaders: the only way to a plan, and to what belongs to it, for a person."""

from dataclasses import dataclass
from uuid import UUID

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Granted, Permission
from accounts.roles import SERVICE_ROLES
from improvement.choices import ApprovalKind
from improvement.models import Action, ApprovalDocument, ImprovementPlan, OwnLine
from improvement.queries.content import content_owned_by, plan_content
from improvement.types import PlanContent
from inspections.models import Inspection
from inspections.policies import refusal_of, service_refusal_of
from inspections.queries import member_permissions, pinned_inspections
from inspections.queries.service_access import service_permissions


@dataclass(frozen=True)
class PlanAccess(Granted):
    """The plan of an inspection as one person may see it.

    `plan` is None before it is started, and for the team before a board has approved it.
    `permissions` are those in the service, or, where `is_of_service` is false, in the team.
    """

    inspection: Inspection
    user: User
    permissions: frozenset[Permission]
    plan: ImprovementPlan | None
    is_of_service: bool

    def check(self, *permissions: Permission) -> None:
        """Raise NotAllowed when the person's roles allow none of these."""
        if self.permissions.isdisjoint(permissions):
            raise NotAllowed(_refusal(permissions[0]))

    @property
    def is_whole(self) -> bool:
        """Whether the person reads the whole plan, and not their own actions alone."""
        return not self.is_of_service or Permission.READ_RELEASED in self.permissions

    @property
    def started(self) -> ImprovementPlan:
        """The plan; raises NotVisible before it is started."""
        if self.plan is None:
            raise NotVisible
        return self.plan


@dataclass(frozen=True)
class ActionAccess:
    """An action of a plan that the person may see."""

    within: PlanAccess
    action: Action


@dataclass(frozen=True)
class OwnLineAccess:
    """A line that the service set itself."""

    within: PlanAccess
    line: OwnLine


def get_plan_for(user: User, reference: str, *permissions: Permission) -> PlanAccess:
    """Return the plan to the people of its service, once the inspection is announced to them, and
    to members of the team who follow plans: for these there is none before a board has approved it.

    Raises NotVisible for everybody else, and NotAllowed for whoever sees it and whose roles allow
    none of the permissions.
    """
    inspection = pinned_inspections().filter(reference=reference).first()
    if inspection is None:
        raise NotVisible
    plan = ImprovementPlan.objects.filter(inspection=inspection).first()
    if plan is not None:
        plan.inspection = inspection
    access = _of_service(user, inspection, plan) or _of_team(user, inspection, plan)
    if access is None:
        raise NotVisible
    access.check(*permissions)
    return access


def content_for(access: PlanAccess) -> PlanContent:
    """Return what of the plan the person may read; empty before it is started."""
    if access.plan is None:
        return PlanContent()
    content = plan_content(access.plan)
    return content if access.is_whole else content_owned_by(content, access.user)


def get_action_for(user: User, reference: str, uid: UUID, *permissions: Permission) -> ActionAccess:
    """Return an action, a withdrawn one too; raises as get_plan_for.

    Whoever reads no more of the plan than their own actions does not see another's.
    """
    within = get_plan_for(user, reference, *permissions)
    rows = Action.objects.filter(uid=uid, plan=within.started)
    action = rows.select_related("owner", "verifier", "own_line").first()
    if action is None or not (within.is_whole or action.owner_id == user.pk):
        raise NotVisible
    action.plan = within.started
    return ActionAccess(within, action)


def get_own_line_for(user: User, reference: str, uid: UUID) -> OwnLineAccess:
    """Return a line of the service's own to whoever edits the plan; raises as get_plan_for."""
    within = get_plan_for(user, reference, Permission.EDIT_PLAN)
    line = OwnLine.objects.filter(uid=uid, plan=within.started).first()
    if line is None:
        raise NotVisible
    line.plan = within.started
    return OwnLineAccess(within, line)


def get_approval_document_for(user: User, reference: str, approval_id: int) -> ApprovalDocument:
    """Return the document of an oversight approval, its bytes too, to who reads the whole plan."""
    access = get_plan_for(user, reference, Permission.READ_RELEASED, Permission.FOLLOW_PLAN)
    rows = ApprovalDocument.objects.filter(pk=approval_id, approval__plan=access.started)
    document = rows.first()
    if document is None:
        raise NotVisible
    return document


def _of_service(
    user: User, inspection: Inspection, plan: ImprovementPlan | None
) -> PlanAccess | None:
    permissions = service_permissions(user, inspection.service)
    if not inspection.is_announced or Permission.VIEW_PLAN not in permissions:
        return None
    return PlanAccess(inspection, user, permissions, plan, is_of_service=True)


def _of_team(user: User, inspection: Inspection, plan: ImprovementPlan | None) -> PlanAccess | None:
    permissions = member_permissions(user, inspection)
    if Permission.FOLLOW_PLAN not in permissions:
        return None
    is_approved = plan is not None and plan.approvals.filter(kind=ApprovalKind.BOARD).exists()
    return PlanAccess(
        inspection, user, permissions, plan if is_approved else None, is_of_service=False
    )


def _refusal(permission: Permission) -> str:
    is_of_service = any(permission in role.permissions for role in SERVICE_ROLES.values())
    return service_refusal_of(permission) if is_of_service else refusal_of(permission)
