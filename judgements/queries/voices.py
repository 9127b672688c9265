"""Reads of comments and of examples of practice; the loaders are the only way to one."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.models import PracticeExample, VoiceComment
from judgements.policies.rows import check_author
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.queries.rows import RowAccess, readable, take_row


def visible_comments(access: FieldworkAccess) -> QuerySet[VoiceComment]:
    """Return the comments that the person may read, the newest first."""
    return _comments(access).filter(withdrawn_at__isnull=True).order_by("-pk")


def visible_examples(access: FieldworkAccess) -> QuerySet[PracticeExample]:
    """Return the examples that the person may read, the newest first."""
    return _examples(access).filter(withdrawn_at__isnull=True).order_by("-pk")


def get_comment_for(user: User, reference: str, key: int) -> RowAccess[VoiceComment]:
    """Return one's own comment, to change it.

    Raises NotVisible for one that the person may not read, NotAllowed for somebody else's.
    """
    access = get_fieldwork_for(user, reference, Permission.RECORD_EVIDENCE)
    found = take_row(_comments(access), access, key)
    check_author(found.row, user)
    return found


def get_example_for(user: User, reference: str, key: int) -> RowAccess[PracticeExample]:
    """Return one's own example, to change it; raises as get_comment_for."""
    access = get_fieldwork_for(user, reference, Permission.RECORD_EVIDENCE)
    found = take_row(_examples(access), access, key)
    check_author(found.row, user)
    return found


def published_comments(inspection: Inspection) -> QuerySet[VoiceComment]:
    """Return the comments that may be published, in the order they were recorded."""
    rows = inspection.voice_comments.filter(is_consented=True, withdrawn_at__isnull=True)
    return rows.select_related("standard").order_by("pk")


def published_examples(inspection: Inspection) -> QuerySet[PracticeExample]:
    """Return the examples that may be published, in the order they were recorded."""
    rows = inspection.practice_examples.filter(is_consented=True, withdrawn_at__isnull=True)
    return rows.select_related("standard").order_by("pk")


def _comments(access: FieldworkAccess) -> QuerySet[VoiceComment]:
    return readable(access.inspection.voice_comments.select_related("by", "standard"), access)


def _examples(access: FieldworkAccess) -> QuerySet[PracticeExample]:
    return readable(access.inspection.practice_examples.select_related("by", "standard"), access)
