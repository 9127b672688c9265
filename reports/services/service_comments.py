"""Entering what the service says by other means about its draft, and answering each comment."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from reports.choices import CommentDecision, ReportStatus
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import CommentAnswer, Report, ServiceComment
from reports.policies import (
    check_answer,
    check_before_outcome,
    check_change,
    check_enter,
    check_entered,
    check_reason,
    check_removable,
)
from reports.queries.accuracy import latest_check
from reports.queries.service_comments import change_places
from reports.services.opening import report_row
from reports.services.saving import clean_text, record, required_text, save_version
from reports.types import AnswerContent, ServiceCommentContent


@transaction.atomic
def add_service_comment(
    *, inspection: Inspection, content: ServiceCommentContent, by: User
) -> ServiceComment:
    """Enter a comment on the version that the service was sent, behind the others."""
    locked = lock_inspection(inspection)
    report = report_row(locked)
    check_enter(ReportStatus(report.status), member_permissions(by, locked))
    check = latest_check(locked)
    if check is None:
        raise WritingRefused(_("The service has not been sent a version of this report."))
    check_before_outcome(check)
    last = report.service_comments.filter(number__isnull=False).order_by("-number").first()
    comment = ServiceComment.objects.create(
        report=report,
        accuracy_check=check,
        on_version_id=check.version_id,
        number=(last.number or 0) + 1 if last else 1,
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
    check_entered(comment)
    if save_version(comment, _fields_of(content), base_version=base_version, by=by):
        record(report, "service_comment_edited", by, _label(report), number=comment.number)


@transaction.atomic
def answer_service_comment(
    *, comment: ServiceComment, content: AnswerContent, base_version: int, by: User
) -> None:
    """Answer a comment, or answer it anew until the outcome is sent; every answer is kept.

    Accepting it needs what was changed, not accepting it wholly a reason.
    """
    report = _open(comment, by)
    decision = CommentDecision(content.decision)
    check_reason(decision, content.reason)
    check_change(decision, content.change_place, content.change_note)
    fields = {"decision": decision.value, "reason": clean_text(content.reason)}
    fields |= _change_of(comment, content)
    if save_version(comment, fields, base_version=base_version, by=by, part="answer_"):
        CommentAnswer.objects.create(
            comment=comment, version=comment.answer_version, by=by, at=_answered_at(comment),
            **fields,
        )  # fmt: skip
        record(
            report,
            "service_comment_answered",
            by,
            _label(report),
            number=comment.number,
            decision=decision,
            change=fields["change_place"],
        )


@transaction.atomic
def remove_service_comment(*, comment: ServiceComment, by: User) -> None:
    """Remove a comment that was entered by mistake; the trail keeps that it was there."""
    report = _open(comment, by)
    standing = ServiceComment.objects.filter(pk=comment.pk).first()
    if standing is None:
        raise AlreadyRemoved
    check_removable(standing)
    standing.delete()
    record(report, "service_comment_removed", by, _label(report), number=comment.number)


def _open(comment: ServiceComment, by: User) -> Report:
    locked = lock_inspection(comment.report.inspection)
    report = report_row(locked)
    check_answer(ReportStatus(report.status), member_permissions(by, locked))
    comment.accuracy_check.refresh_from_db(fields=["outcome_sent_at"])
    check_before_outcome(comment.accuracy_check)
    return report


def _change_of(comment: ServiceComment, content: AnswerContent) -> dict[str, str]:
    """Return what was changed, with the label of the text; refuses what the report has not."""
    label = ""
    if content.change_place:
        labels = dict(change_places(comment))
        label = labels.get(content.change_place, "")
        if not label:
            raise WritingRefused(_("Choose the text that was changed."), "change_place")
    return {
        "change_place": content.change_place,
        "change_place_text": label,
        "change_note": clean_text(content.change_note),
    }


def _answered_at(comment: ServiceComment) -> datetime:
    if comment.answer_edited_at is None:
        raise RuntimeError("An answer was saved without its moment.")
    return comment.answer_edited_at


def _fields_of(content: ServiceCommentContent) -> dict[str, str]:
    place_text = content.place_text.strip()
    if not place_text:
        raise WritingRefused(_("Say which place of the report the comment is about."))
    return {
        "place": content.place,
        "place_text": place_text,
        "claim": required_text(content.claim),
        "proposal": clean_text(content.proposal),
        "evidence": clean_text(content.evidence),
    }


def _label(report: Report) -> str:
    return str(report.inspection.reference)
