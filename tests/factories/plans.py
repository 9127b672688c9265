"""Improvement plans at any point of their way, brought there by what people do."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import ServiceRoleCode
from accounts.services import create_user
from improvement.choices import ApprovalKind, Rag
from improvement.models import Action, Approval, ImprovementPlan, OwnLine, ProgressUpdate
from improvement.queries.content import plan_content, plan_digest
from improvement.services.actions import add_action
from improvement.services.approvals import approve_plan, record_oversight
from improvement.services.lines import add_own_line
from improvement.services.plans import start_plan
from improvement.services.progress import Told, report_progress
from improvement.types import ActionContent, ApprovedElsewhere, SentFile
from inspections.choices import Stage
from inspections.models import Inspection
from reports.choices import Move, ReportStatus
from reports.models import Recommendation, Report, ReportMove, ReportVersion
from reports.queries.versions import gather_version
from reports.services.life import freeze_version
from reports.services.recommendations import add_group, add_recommendation
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage

SERVICE_PASSWORD = "paper-boat"
RECOMMENDATIONS = ("plans follow assessments", "managers read every plan")


def write_recommendations(
    inspection: Inspection, by: User, texts: tuple[str, ...] = RECOMMENDATIONS
) -> list[Recommendation]:
    """Write recommendations to the Head of Service into the report."""
    group = add_group(inspection=inspection, addressee="The Head of Service", by=by)
    return [add_recommendation(group=group, text=one, by=by) for one in texts]


def release_report(inspection: Inspection, by: User, *moves: Move) -> ReportVersion:
    """Freeze the report as it stands and note that it took these steps, whatever checks say."""
    report = Report.objects.get(inspection=inspection)
    last = report.versions.order_by("number").last()
    with transaction.atomic():
        version = freeze_version(report, last, gather_version(inspection), by)
    for move in moves:
        note_move(inspection, version, move, by)
    return version


def note_move(
    inspection: Inspection, version: ReportVersion | None, move: Move, by: User
) -> ReportMove:
    """Note a step of the report, for tests of what services may read."""
    return ReportMove.objects.create(
        report=Report.objects.get(inspection=inspection),
        move=move,
        from_status=ReportStatus.DRAFT,
        to_status=ReportStatus.DRAFT,
        version=version,
        by=by,
        at=timezone.now(),
    )


def join_as(inspection: Inspection, role: ServiceRoleCode) -> User:
    """Add a new person with a role in the inspected service."""
    name = role.value.replace("_", " ").title()
    email = f"{role.value}.{inspection.reference}@example.org"
    person = create_user(email=email, name=name, password=SERVICE_PASSWORD, by="tests")
    join_service(inspection, person, role)
    return person


def make_plan(inspection: Inspection, manager: User) -> ImprovementPlan:
    """Start a plan after the fieldwork."""
    if Stage(inspection.stage) in list(Stage)[: list(Stage).index(Stage.DRAFTING)]:
        bring_to_stage(inspection, Stage.DRAFTING)
    return start_plan(inspection=inspection, by=manager)


def make_content(
    what: str = "Train all managers.", owner: User | None = None, **fields: Any
) -> ActionContent:
    """Build what a page sends of an action."""
    known: dict[str, Any] = {
        "verifier": None,
        "due_date": date(2027, 3, 31),
        "measure": "Nine plans in ten are read.",
        "evidence": "Minutes of supervision.",
        "reason": "",
    }
    return ActionContent(what, owner.pk if owner else None, **{**known, **fields})


def make_action(
    plan: ImprovementPlan,
    manager: User,
    owner: User | None = None,
    line: str = "",
    **fields: Any,
) -> Action:
    """Add an action to a line of the plan by its key, or to none."""
    return add_action(plan=plan, content=make_content(owner=owner, **fields), line=line, by=manager)


def make_own_line(plan: ImprovementPlan, manager: User) -> OwnLine:
    """Add a line of the service's own."""
    return add_own_line(plan=plan, text="Hear every victim.", by=manager)


def cover_all(plan: ImprovementPlan, manager: User, owner: User) -> list[Action]:
    """Add one action to each recommendation."""
    lines = plan_content(plan).recommendations
    return [make_action(plan, manager, owner, line=one.key) for one in lines]


def approve(plan: ImprovementPlan, chair: User) -> Approval:
    """Approve the plan as it stands, for the board."""
    return approve_plan(plan=plan, seen=plan_digest(plan_content(plan)), note="", by=chair)


def open_all_doors(inspection: Inspection, manager: User, owner: User) -> dict[str, object]:
    """Start a plan that a board approved, whatever the checks say: for tests of doors.

    Return what its routes name. A feedback session has to be there.
    """
    plan = start_plan(inspection=inspection, by=manager)
    action = make_action(plan, manager, owner)
    given = ApprovedElsewhere("Cabinet", "Councillor Vale", timezone.localdate())
    file = SentFile("minutes.txt", b"Approved.")
    kept = record_oversight(plan=plan, approval=given, file=file, by=manager)
    Approval.objects.create(
        plan=plan,
        kind=ApprovalKind.BOARD,
        body="Board",
        name="Chair",
        approved_date=timezone.localdate(),
        content=kept.content,
        digest=kept.digest,
        by=manager,
        at=timezone.now(),
    )
    return {
        "action": action.uid,
        "line": make_own_line(plan, manager).uid,
        "approval": kept.pk,
        "update": make_progress(action, owner).pk,
    }


def make_progress(
    action: Action, owner: User, rag: Rag = Rag.GREEN, quarter: date | None = None
) -> ProgressUpdate:
    """Tell of an action, with a file that shows it."""
    told = Told(
        quarter=quarter or timezone.localdate(),
        rag=rag,
        text="Three managers were trained.",
        evidence="The training record.",
        file=SentFile("record.pdf", b"%PDF-1.7 record"),
    )
    return report_progress(action=action, told=told, by=owner)
