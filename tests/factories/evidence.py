"""Entries of the evidence log, saved by the real service."""

import uuid
from typing import Any

from django.utils import timezone

from accounts.models import User
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.models import Attachment, Evidence
from judgements.services.attachments import add_attachment
from judgements.services.saving import save_within
from judgements.types import FieldworkOperation
from judgements.types.evidence import EvidenceContent


def evidence_content(**changes: Any) -> dict[str, Any]:
    """Return what an entry says, as a page sends it."""
    entry = {
        "kind": "interview",
        "held_date": timezone.localdate().isoformat(),
        "group": "staff",
        "role": "Case manager",
        "people_count": 1,
        "direction": "strength",
        "text": "Staff know whom to ask.",
    }
    return EvidenceContent(**{**entry, **changes}).as_data()


def evidence_operation(
    inspection: Inspection,
    key: uuid.UUID | None = None,
    base_version: int = 0,
    op_id: uuid.UUID | None = None,
    **changes: Any,
) -> FieldworkOperation:
    """Return the wish to save an entry, a new one where no key is given."""
    return FieldworkOperation.parse(
        {
            "op_id": op_id or uuid.uuid4(),
            "inspection": inspection.reference,
            "subject": Subject.EVIDENCE,
            "key": str(key or uuid.uuid4()),
            "base_version": base_version,
            "content": evidence_content(**changes),
        }
    )


def make_evidence(inspection: Inspection, by: User, **changes: Any) -> Evidence:
    """Save a new entry; it may be made inside the caller's transaction."""
    receipt = save_within(operation=evidence_operation(inspection, **changes), by=by)
    return Evidence.objects.get(pk=receipt.key)


def make_attachment(
    evidence: Evidence, by: User, name: str = "Minutes of June.txt", content: bytes = b"One.\n"
) -> Attachment:
    """Attach a file."""
    return add_attachment(evidence=evidence, name=name, content=content, by=by)
