"""Messages in the conversation about a comment of the service: only ever added."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.policies import refusal_of, service_refusal_of
from inspections.queries import lock_inspection, member_permissions
from inspections.queries.service_access import service_permissions
from reports.choices import ReportStatus
from reports.errors import WritingRefused
from reports.models import CommentMessage, ServiceComment
from reports.policies import can_talk
from reports.services.accuracy_notices import Notice, announce
from reports.services.opening import report_row
from reports.services.saving import record, required_text


@transaction.atomic
def write_as_team(
    *, comment: ServiceComment, text: str, is_for_service: bool, by: User
) -> CommentMessage:
    """Write about a comment: to the service, or for the team alone."""
    locked = _lock(comment)
    if Permission.WRITE_REPORT not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
    message, is_new = _write(
        comment, text, by, is_from_service=False, is_for_service=is_for_service
    )
    if is_for_service and is_new:
        announce(comment.accuracy_check, Notice.MESSAGE_FOR_SERVICE)
    return message


@transaction.atomic
def write_as_service(*, comment: ServiceComment, text: str, by: User) -> CommentMessage:
    """Write to the inspection team about a comment that was sent."""
    locked = _lock(comment)
    if Permission.COMMENT_ON_DRAFT not in service_permissions(by, locked.service):
        raise NotAllowed(service_refusal_of(Permission.COMMENT_ON_DRAFT))
    message, is_new = _write(comment, text, by, is_from_service=True, is_for_service=True)
    if is_new:
        announce(comment.accuracy_check, Notice.MESSAGE_FOR_TEAM)
    return message


def _lock(comment: ServiceComment) -> Inspection:
    """Lock the inspection; refuses a comment not sent, and conversations that are over."""
    locked = lock_inspection(comment.report.inspection)
    if not comment.is_sent or not can_talk(ReportStatus(report_row(locked).status)):
        raise WritingRefused(
            _("Messages about a comment are written once it is sent, until the report is public.")
        )
    return locked


def _write(
    comment: ServiceComment, text: str, by: User, *, is_from_service: bool, is_for_service: bool
) -> tuple[CommentMessage, bool]:
    """Add a message, and say so; the very same as the last one stands there once."""
    said = {
        "text": required_text(text),
        "is_from_service": is_from_service,
        "is_for_service": is_for_service,
        "by": by,
    }
    last = CommentMessage.objects.filter(comment=comment).order_by("pk").last()
    if last is not None and all(getattr(last, name) == said[name] for name in said):
        return last, False
    message = CommentMessage.objects.create(comment=comment, at=timezone.now(), **said)
    record(
        comment.report,
        "comment_message_written",
        by,
        comment.report.inspection.reference,
        number=comment.number,
        is_from_service=is_from_service,
        is_for_service=is_for_service,
    )
    return message, True
