"""Entering what the service says about its draft, and answering it."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from reports.choices import CommentDecision, ReportStatus
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import Report, ServiceComment
from reports.policies import check_answer, check_enter, check_reason
from reports.queries.service_comments import sent_version
from reports.services.opening import report_row
from reports.services.saving import clean_text, record, required_text, save_version
from reports.types import ServiceCommentContent


@transaction.atomic
def add_service_comment(
    *, inspection: Inspection, content: ServiceCommentContent, by: User
) -> ServiceComment:
    """Enter a comment on the version that the service was sent, behind the others."""
    locked = lock_inspection(inspection)
    report = report_row(locked)
    check_enter(ReportStatus(report.status), member_permissions(by, locked))
    version = sent_version(locked)
    if version is None:
        raise WritingRefused(_("The service has not been sent a version of this report."))
    last = report.service_comments.order_by("-number").first()
    comment = ServiceComment.objects.create(
        report=report,
        on_version=version,
        number=last.number + 1 if last else 1,
        entered_by=by,
        edited_by=by,
        **_fields_of(content),
    )
    record(report, "service_comment_added", by, inspection.reference, number=comment.number)
    return comment


@transaction.atomic
def edit_service_comment(
    *, comment: ServiceComment, content: ServiceCommentContent, base_version: int, by: User
) -> None:
    """Replace what was entered of a comment; its answer stays."""
    report = _open(comment, by)
    if save_version(comment, _fields_of(content), base_version=base_version, by=by):
        record(report, "service_comment_edited", by, _label(report), number=comment.number)


@transaction.atomic
def answer_service_comment(
    *,
    comment: ServiceComment,
    decision: CommentDecision,
    reason: str,
    base_version: int,
    by: User,
) -> None:
    """Answer a comment, or answer it anew; not accepting it wholly needs a reason."""
    report = _open(comment, by)
    check_reason(decision, reason)
    fields = {"decision": decision.value, "reason": clean_text(reason)}
    if save_version(comment, fields, base_version=base_version, by=by, part="answer_"):
        record(
            report,
            "service_comment_answered",
            by,
            _label(report),
            number=comment.number,
            decision=decision,
        )


@transaction.atomic
def remove_service_comment(*, comment: ServiceComment, by: User) -> None:
    """Remove a comment that was entered by mistake; the trail keeps that it was there."""
    report = _open(comment, by)
    number = comment.number
    count, _removed = comment.delete()
    if not count:
        raise AlreadyRemoved
    record(report, "service_comment_removed", by, _label(report), number=number)


def _open(comment: ServiceComment, by: User) -> Report:
    locked = lock_inspection(comment.report.inspection)
    report = report_row(locked)
    check_answer(ReportStatus(report.status), member_permissions(by, locked))
    return report


def _fields_of(content: ServiceCommentContent) -> dict[str, str]:
    place_text = content.place_text.strip()
    if not place_text:
        raise WritingRefused(_("Say which place of the report the comment is about."))
    return {
        "place": content.place,
        "place_text": place_text,
        "claim": required_text(content.claim),
        "proposal": clean_text(content.proposal),
    }


def _label(report: Report) -> str:
    return str(report.inspection.reference)
