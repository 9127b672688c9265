"""The service's check of its draft, taken forward by what its people do."""

import uuid
from typing import Any

from accounts.models import User
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkOperation, FieldworkReceipt
from reports.models import AccuracyCheck, ServiceComment
from reports.queries.accuracy import comments_of_check, latest_check
from reports.services.accuracy import comments_digest, send_comments
from reports.types import Sender

SENDER = Sender("Rowan Tamsin", "Head of Service")


def comment_content(**more: Any) -> dict[str, Any]:
    """Return a comment on the foreword as a page sends it."""
    return {
        "place": "foreword",
        "place_text": "",
        "text": "The Chair was there.",
        "proposal": "The Chair came.",
        "evidence": "Minutes of 4 May.",
        "withdrawn": False,
        **more,
    }


def comment_operation(
    inspection: Inspection, key: uuid.UUID | None = None, base: int = 0, **more: Any
) -> FieldworkOperation:
    """Build what a page sends while a comment is typed."""
    return FieldworkOperation.parse(
        {
            "op_id": uuid.uuid4(),
            "inspection": inspection.reference,
            "subject": Subject.SERVICE_COMMENT.value,
            "key": str(key or uuid.uuid4()),
            "base_version": base,
            "content": comment_content(**more),
        }
    )


def write_comment(
    inspection: Inspection, by: User, key: uuid.UUID | None = None, **more: Any
) -> ServiceComment:
    """Save a comment for the service and return it."""
    operation = comment_operation(inspection, key, **more)
    outcome = save_operation(operation=operation, by=by)
    assert isinstance(outcome, FieldworkReceipt | FieldworkConflict)
    return ServiceComment.objects.get(uid=outcome.key)


def send_all(inspection: Inspection, by: User) -> AccuracyCheck:
    """Send what the service has written; the report takes its step."""
    check = latest_check(inspection)
    assert check is not None
    unsent = [one for one in comments_of_check(check) if not one.is_sent]
    send_comments(check=check, sender=SENDER, seen=comments_digest(unsent), by=by)
    inspection.refresh_from_db()
    return check
