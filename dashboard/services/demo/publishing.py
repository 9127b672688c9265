"""Brings the report of the demonstration to its service and the public, by what its people do."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import RoleCode, ServiceRoleCode
from dashboard.services.demo.board import add_gap, rate_board
from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import person_in, service_person
from dashboard.services.demo.steps import Report as Tell
from improvement.choices import Rag
from improvement.models import Action, ImprovementPlan
from improvement.policies.quarters import quarter_of
from improvement.queries.content import plan_content, plan_digest
from improvement.services.actions import add_action
from improvement.services.approvals import approve_plan
from improvement.services.closing import close_action
from improvement.services.plans import start_plan
from improvement.services.progress import Told, report_progress
from improvement.types import ActionContent
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.services.saving import save_within
from judgements.types import FieldworkOperation
from reports.choices import Move, ReleaseStatus, ReportStatus
from reports.models import ExplanationBlock, Release, Report, ReportVersion, ServiceComment
from reports.queries.accuracy import comments_of_check, latest_check
from reports.queries.checks import check_report
from reports.queries.comment_places import comment_places
from reports.queries.versions import read_payload
from reports.services.accuracy import comments_digest, send_comments, send_outcome
from reports.services.checks import settle_warning
from reports.services.explanations import edit_block
from reports.services.life import move_report
from reports.services.releases import make_release, repeat_release
from reports.services.service_comments import answer_service_comment
from reports.types import AnswerContent, BlockContent, Sender


def publish_main(inspection: Inspection, tell: Tell) -> None:
    """Take the written report all the way, with the comments of its service; its board rates
    itself and its plan starts.

    Each step is kept as it is taken; one that was interrupted goes on where it stopped. Does
    nothing once a plan has its actions.
    """
    lead = person_in(RoleCode.LEAD_INSPECTOR)
    manager = service_person(inspection.service, ServiceRoleCode.MANAGER)
    chief = person_in(RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    if _status(inspection) == ReportStatus.DRAFT:
        _settle(inspection, lead)
        _step(inspection, Move.SUBMIT, lead)
    if _status(inspection) == ReportStatus.INTERNAL_REVIEW:
        tell("Making the files for the service …")
        _step(inspection, Move.SEND, person_in(RoleCode.QUALITY_LEAD))
    if _status(inspection) == ReportStatus.WITH_SERVICE:
        _comment(inspection, manager)
    if _status(inspection) == ReportStatus.SERVICE_ANSWERED:
        _answer(inspection, lead)
        tell("Making the files for the public …")
        _step(inspection, Move.SIGN_OFF, chief)
    if _status(inspection) == ReportStatus.SIGNED_OFF:
        _step(inspection, Move.PUBLISH, lead)
    if not inspection.service.self_assessments.exists():
        tell("The board of the service rates itself …")
        rate_board(inspection, _data()["self_assessment"])
    if not ImprovementPlan.objects.filter(inspection=inspection).exists():
        tell("The service plans what it will do …")
        _plan(inspection, manager)


def _status(inspection: Inspection) -> str:
    return Report.objects.values_list("status", flat=True).get(inspection=inspection)


def _step(inspection: Inspection, move: Move, by: User) -> None:
    """Take a step, and make its files at once: nobody may have started the worker."""
    _make_files(inspection)
    move_report(inspection=inspection, move=move, by=by)
    _make_files(inspection)


def _make_files(inspection: Inspection) -> None:
    """Make what is still to be made, once more where an earlier run could not."""
    lead = person_in(RoleCode.LEAD_INSPECTOR)
    releases = Release.objects.filter(version__report__inspection=inspection)
    for release in releases.exclude(status=ReleaseStatus.READY):
        repeat_release(release=release, by=lead)
        make_release.call(release.pk)


def _settle(inspection: Inspection, lead: User) -> None:
    for fault in check_report(inspection).warnings_open:
        settle_warning(
            inspection=inspection,
            fingerprint=fault.fingerprint,
            reason=_data()["settled"],
            by=lead,
        )


def _comment(inspection: Inspection, manager: User) -> None:
    check = latest_check(inspection)
    if check is None:
        raise RuntimeError("A report is sent to its service with a check.")
    for one in _data()["comments"]:
        content = {
            "place": _place(check.version, one["about"]),
            "place_text": "",
            "text": one["text"],
            "proposal": one["proposal"],
            "evidence": one["evidence"],
            "withdrawn": False,
        }
        operation = FieldworkOperation(
            op_id=uuid.uuid4(),
            inspection=inspection.reference,
            subject=Subject.SERVICE_COMMENT,
            key=str(uuid.uuid4()),
            base_version=0,
            content=content,
        )
        with transaction.atomic():
            save_within(operation=operation, by=manager)
    send_comments(
        check=check,
        sender=Sender(**_data()["sender"]),
        seen=comments_digest(comments_of_check(check)),
        by=manager,
    )


def _place(version: ReportVersion, label: str) -> str:
    """Return the key of the place that the service's copy prints with this label."""
    places = comment_places(read_payload(version)).places
    return next(one.key for one in places if one.label == label)


def _answer(inspection: Inspection, lead: User) -> None:
    comments = ServiceComment.objects.filter(report__inspection=inspection, decision="")
    for comment, one in zip(comments, _data()["comments"], strict=False):
        _change(comment.place, one["change"], lead)
        content = AnswerContent(
            one["decision"],
            one["reason"],
            change_place=comment.place,
            change_note=one["change"]["note"],
        )
        answer_service_comment(comment=comment, content=content, base_version=0, by=lead)
    send_outcome(inspection=inspection, by=lead)


def _change(place: str, change: dict[str, str], lead: User) -> None:
    """Put other words into the paragraph that a comment is about."""
    uid = place.partition(":")[2]
    block = ExplanationBlock.objects.select_related("report__inspection").get(uid=uid)
    content = BlockContent(block.kind, block.text.replace(change["was"], change["now"]))
    edit_block(block=block, content=content, base_version=block.version, by=lead)


def _plan(inspection: Inspection, manager: User) -> None:
    plan = start_plan(inspection=inspection, by=manager)
    owner = service_person(inspection.service, ServiceRoleCode.ACTION_OWNER)
    chair = service_person(inspection.service, ServiceRoleCode.BOARD_CHAIR)
    lines = {one.number: one.key for one in plan_content(plan).lines}
    gap = _data()["self_assessment"]["line"]
    planned = [
        *((lines[number], one) for number, some in _data()["actions"].items() for one in some),
        (add_gap(plan, gap, manager), gap["action"]),
    ]
    told = []
    for line, one in planned:
        action = add_action(
            plan=plan,
            content=ActionContent(
                what=one["what"],
                owner=owner.pk,
                verifier=None,
                due_date=timezone.localdate() + timedelta(weeks=one["weeks"]),
                measure=one["measure"],
                evidence=one["evidence"],
            ),
            by=manager,
            line=line,
        )
        told.append((action, one))
    approve_plan(plan=plan, seen=plan_digest(plan_content(plan)), note="", by=chair)
    for action, one in told:
        _tell_progress(action, one, owner)


def _tell_progress(action: Action, one: dict[str, Any], owner: User) -> None:
    if "progress" in one:
        told = Told(
            quarter=quarter_of(timezone.localdate()),
            rag=Rag(one["progress"]["rag"]),
            text=one["progress"]["text"],
        )
        report_progress(action=action, told=told, by=owner)
    if "done" in one:
        close_action(action=action, note=one["done"], seen=action.steps.count(), by=owner)


def _data() -> Any:
    return read_data("fji/service")
