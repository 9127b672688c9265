"""Reads of what was saved in fieldwork, in the order in which it was saved."""

import uuid

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.choices import OperationOutcome, Subject
from judgements.models import Operation
from judgements.queries.fieldwork import FieldworkAccess


def find_operation(op_id: uuid.UUID) -> Operation | None:
    """Return what has become of an operation, or None for one that was never seen."""
    return Operation.objects.select_related("inspection").filter(pk=op_id).first()


def operations_of(inspection: Inspection, subject: Subject, key: str) -> QuerySet[Operation]:
    """Return the saves of one thing, whatever came of them, the oldest first, with their people."""
    found = Operation.objects.filter(inspection=inspection, subject=subject, key=key)
    return found.select_related("by").order_by("at", "version", "op_id")


def closed_operations(access: FieldworkAccess, subject: Subject) -> QuerySet[Operation]:
    """Return what came after the inspection was closed and is kept, the oldest first.

    Who may not see the whole log sees what they sent themselves.
    """
    found = Operation.objects.filter(
        inspection=access.inspection, subject=subject, outcome=OperationOutcome.CLOSED
    )
    if not access.within.may(Permission.VIEW_EVIDENCE):
        found = found.filter(by=access.within.user)
    return found.select_related("by").order_by("at", "op_id")


def count_closed(inspection: Inspection, by: User) -> int:
    """Count what one person has sent after the inspection was closed."""
    return Operation.objects.filter(
        inspection=inspection, by=by, outcome=OperationOutcome.CLOSED
    ).count()
