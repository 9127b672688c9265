"""Marks of statements, saved by the real service."""

import uuid
from collections.abc import Iterable

from accounts.models import User
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.models import Weighing
from judgements.services.saving import save_within
from judgements.types import FieldworkOperation
from judgements.types.weighing import WeighingContent, key_of


def weighing_operation(
    inspection: Inspection,
    statement: str,
    degree: str = "met",
    text: str = "",
    evidence: Iterable[uuid.UUID] = (),
    *,
    standard: str = "leading",
    base_version: int = 0,
) -> FieldworkOperation:
    """Return the wish to mark a statement of the small framework's theme from fieldwork."""
    content = WeighingContent(degree, text, tuple(sorted(str(one) for one in evidence)))
    return FieldworkOperation.parse(
        {
            "op_id": uuid.uuid4(),
            "inspection": inspection.reference,
            "subject": Subject.WEIGHING.value,
            "key": key_of(standard, statement),
            "base_version": base_version,
            "content": content.as_data(),
        }
    )


def make_mark(
    inspection: Inspection,
    by: User,
    statement: str,
    degree: str = "met",
    text: str = "",
    evidence: Iterable[uuid.UUID] = (),
) -> Weighing:
    """Mark a statement for the first time; it may be made inside the caller's transaction."""
    operation = weighing_operation(inspection, statement, degree, text, evidence)
    save_within(operation=operation, by=by)
    return Weighing.objects.get(inspection=inspection, statement=statement)
