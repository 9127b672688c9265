"""Writes about files beside entries of the evidence log."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.errors import RefusalCode
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from judgements.errors import FieldworkRefused
from judgements.models import AttachedFile, Attachment, Evidence
from judgements.policies.evidence import check_author, check_open
from judgements.services.kept_files import file_facts, find_same


@transaction.atomic
def add_attachment(*, evidence: Evidence, name: str, content: bytes, by: User) -> Attachment:
    """Put a file beside an entry; the very same file twice stands there once.

    Raises FieldworkRefused for anybody but the author, once published or withdrawn, and for a file
    that is too large, one too many or not of an allowed type; NotAllowed for a role without the
    right.
    """
    locked = _lock(evidence, by)
    facts = file_facts(name, content)
    full = _("An entry has %(most)d files at most. Remove one first.")
    same = find_same(locked.attachments.filter(removed_at__isnull=True), facts, full)
    if same is not None:
        return same
    attachment = Attachment.objects.create(
        evidence=locked, added_at=timezone.now(), **asdict(facts)
    )
    AttachedFile.objects.create(attachment=attachment, content=content)
    _record("attachment_added", attachment, by)
    return attachment


@transaction.atomic
def remove_attachment(*, attachment: Attachment, by: User) -> None:
    """Take a file from its entry; its row stays on record. Raises as add_attachment."""
    locked = _lock(attachment.evidence, by)
    standing = locked.attachments.filter(pk=attachment.pk, removed_at__isnull=True).first()
    if standing is None:
        return
    standing.removed_at = timezone.now()
    standing.save(update_fields=["removed_at"])
    _record("attachment_removed", standing, by)


def _lock(evidence: Evidence, by: User) -> Evidence:
    inspection = lock_inspection(evidence.inspection)
    permissions = member_permissions(by, inspection)
    if Permission.RECORD_EVIDENCE not in permissions:
        raise NotAllowed(refusal_of(Permission.RECORD_EVIDENCE))
    locked = Evidence.objects.select_related("by").filter(pk=evidence.pk).first()
    if locked is None:
        raise NotVisible
    locked.inspection = inspection
    check_author(locked.by, by, permissions)
    check_open(inspection)
    if locked.is_withdrawn:
        raise FieldworkRefused(
            RefusalCode.INVALID, _("The entry is withdrawn. Put it back into the log first.")
        )
    return locked


def _record(verb: str, attachment: Attachment, by: User) -> None:
    record_event(
        stream=attachment.evidence.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=str(attachment.evidence.pk),
        details={
            "attachment": attachment.pk,
            "media_type": attachment.media_type,
            "size": attachment.size,
            "sha256": attachment.sha256,
        },
    )
