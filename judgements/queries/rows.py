"""Reads that rows of fieldwork have in common."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.permissions import Permission
from judgements.models import EmergingFinding, FeedbackSession, PracticeExample, VoiceComment
from judgements.queries.fieldwork import FieldworkAccess

Row = TypeVar("Row", VoiceComment, PracticeExample, EmergingFinding, FeedbackSession)


@dataclass(frozen=True)
class RowAccess(Generic[Row]):
    """A row, and the fieldwork it belongs to as one member of the team may see it."""

    within: FieldworkAccess
    row: Row


def readable(rows: QuerySet[Row], access: FieldworkAccess) -> QuerySet[Row]:
    """Return what the person may read: all of it with the right to that, else their own."""
    if access.within.may(Permission.VIEW_EVIDENCE):
        return rows
    return rows.filter(by=access.within.user)


def take_row(rows: QuerySet[Row], access: FieldworkAccess, key: int) -> RowAccess[Row]:
    """Return one of these rows, a withdrawn one too; raises NotVisible for any other."""
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotVisible
    row.inspection = access.inspection
    return RowAccess(access, row)


def find_standing(row: Row) -> Row:
    """Return a row as it stands now: nothing of fieldwork is ever deleted."""
    return type(row)._default_manager.select_related("by").get(pk=row.pk)
