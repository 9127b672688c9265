"""The start and the end of every write to a row of fieldwork: right, version, audit event."""

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from judgements.errors import RowRefused, StaleRow
from judgements.models import EmergingFinding, FeedbackSession, PracticeExample, VoiceComment
from judgements.policies.rows import check_fieldwork_open
from judgements.queries.rows import find_standing
from standards.models import Standard

AnyRow: TypeAlias = VoiceComment | PracticeExample | EmergingFinding | FeedbackSession
Row = TypeVar("Row", VoiceComment, PracticeExample, EmergingFinding, FeedbackSession)


def open_fieldwork(inspection: Inspection, permission: Permission, by: User) -> Inspection:
    """Lock the inspection, so that it cannot be published meanwhile, and return it.

    Raises NotAllowed for the wrong role and RowRefused once the report is published.
    """
    locked = lock_inspection(inspection)
    if permission not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(permission))
    check_fieldwork_open(locked)
    return locked


def chosen_standard(inspection: Inspection, code: str) -> Standard | None:
    """Return one of the inspection's themes, None for ""; raises RowRefused for others."""
    if not code:
        return None
    standard = inspection.standards.filter(code=code).first()
    if standard is None:
        raise RowRefused(_("Choose one of the themes of this inspection."), "standard")
    return standard


def clean_words(typed: str) -> str:
    """Return a text as it is stored: one kind of line end, nothing around it."""
    return typed.replace("\r\n", "\n").strip()


def required_words(typed: str, field: str = "text") -> str:
    """Return the cleaned text; raises RowRefused when there is none."""
    words = clean_words(typed)
    if not words:
        raise RowRefused(_("Enter the text."), field)
    return words


def insert_row(row: Row, by: User) -> Row:
    """Store a new row with who made it."""
    row.by = by
    row.at = timezone.now()
    row.save(force_insert=True)
    return row


def save_row(row: Row, fields: Mapping[str, Any], *, base_version: int, by: User) -> bool:
    """Change the row if its version is still the one its editor saw; say whether it changed.

    A form sent twice passes. Raises StaleRow where somebody was faster, and RowRefused for a
    row that was withdrawn.
    """
    stored = find_standing(row)
    if stored.version != base_version:
        if stored.is_withdrawn or any(getattr(stored, name) != fields[name] for name in fields):
            raise StaleRow(_("This has changed since you opened the page."))
        return False
    if stored.is_withdrawn:
        raise RowRefused(_("This is withdrawn. Add it anew if it is still needed."))
    _store(row, fields, base_version, by)
    return True


def withdraw_row(row: Row, *, base_version: int, by: User) -> bool:
    """Take the row off its list, on record; say whether it was there. Raises as save_row."""
    stored = find_standing(row)
    if stored.is_withdrawn:
        return False
    if stored.version != base_version:
        raise StaleRow(_("This has changed since you opened the page."))
    _store(row, {"withdrawn_at": timezone.now()}, base_version, by)
    return True


def record(row: AnyRow, verb: str, by: User, **details: object) -> None:
    """Record a change in the inspection's stream: never what somebody said or was told."""
    record_event(
        stream=row.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=row.inspection.reference,
        details={"id": row.pk, "version": row.version, **details},
    )


def _store(row: AnyRow, fields: Mapping[str, Any], base_version: int, by: User) -> None:
    values = {**fields, "version": base_version + 1, "by": by, "at": timezone.now()}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
