"""Files beside a comment that the service is writing, under the rules of files beside evidence."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from inspections.queries import lock_inspection
from inspections.queries.service_access import service_permissions
from judgements.errors import FieldworkRefused
from judgements.services.kept_files import file_facts, find_same
from reports.choices import ReportStatus
from reports.errors import WritingRefused
from reports.models import CommentFile, CommentFileContent, ServiceComment
from reports.policies import check_commenting, check_unsent
from reports.queries.accuracy import latest_check
from reports.services.opening import report_row
from reports.services.saving import record


@transaction.atomic
def add_comment_file(
    *, comment: ServiceComment, name: str, content: bytes, by: User
) -> CommentFile:
    """Put a file beside a comment; the very same file twice stands there once.

    Raises WritingRefused once the comments are sent, and for a file that is too large, one too many
    or not of an allowed type; NotAllowed for another role.
    """
    locked = _lock(comment, by)
    full = _("A comment has %(most)d files at most. Remove one first.")
    try:
        facts = file_facts(name, content)
        same = find_same(locked.files.filter(removed_at__isnull=True), facts, full)
    except FieldworkRefused as refusal:
        raise WritingRefused(str(refusal), "file") from refusal
    if same is not None:
        return same
    file = CommentFile.objects.create(
        comment=locked, added_by=by, added_at=timezone.now(), **asdict(facts)
    )
    CommentFileContent.objects.create(file=file, content=content)
    _record("comment_file_added", file, by)
    return file


@transaction.atomic
def remove_comment_file(*, file: CommentFile, by: User) -> None:
    """Take a file from a comment; its row stays on record. Raises as add_comment_file."""
    locked = _lock(file.comment, by)
    standing = locked.files.filter(pk=file.pk, removed_at__isnull=True).first()
    if standing is None:
        return
    standing.removed_at = timezone.now()
    standing.save(update_fields=["removed_at"])
    _record("comment_file_removed", standing, by)


def _lock(comment: ServiceComment, by: User) -> ServiceComment:
    inspection = lock_inspection(comment.report.inspection)
    report = report_row(inspection)
    check = latest_check(inspection)
    permissions = service_permissions(by, inspection.service)
    check_commenting(ReportStatus(report.status), check, permissions)
    locked = ServiceComment.objects.filter(pk=comment.pk, accuracy_check=check).first()
    if locked is None:
        raise NotVisible
    check_unsent(locked)
    locked.report = report
    if locked.is_withdrawn:
        raise WritingRefused(_("This comment is removed. Put it back first."))
    return locked


def _record(verb: str, file: CommentFile, by: User) -> None:
    report = file.comment.report
    record(
        report,
        verb,
        by,
        report.inspection.reference,
        comment=str(file.comment.uid),
        file=file.pk,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
    )
