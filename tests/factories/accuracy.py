"""The service's check of its draft, taken forward by what its people do."""

import uuid
from typing import Any

from django.utils import timezone

from accounts.models import User
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkOperation, FieldworkReceipt
from reports.choices import Language
from reports.models import (
    AccuracyCheck,
    CommentFile,
    CommentFileContent,
    OutcomeLetter,
    ServiceComment,
)
from reports.queries.accuracy import comments_of_check, latest_check, with_parts
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
    comments = with_parts(comments_of_check(check), for_service=True)
    unsent = [one for one in comments if not one.is_sent]
    send_comments(check=check, sender=SENDER, seen=comments_digest(unsent), by=by)
    inspection.refresh_from_db()
    return check


def put_file_and_letter(comment: ServiceComment, by: User) -> dict[str, Any]:
    """Give a comment a file, and its check a letter, without a way to them: for tests of doors."""
    file = CommentFile.objects.create(
        comment=comment,
        name="minutes.txt",
        media_type="text/plain",
        size=1,
        sha256="0" * 64,
        added_by=by,
        added_at=timezone.now(),
    )
    CommentFileContent.objects.create(file=file, content=b"-")
    OutcomeLetter.objects.create(
        check_of=comment.accuracy_check,
        language=Language.ENGLISH,
        content=b"-",
        sha256="0" * 64,
        size=1,
        made_at=timezone.now(),
    )
    return {"said": comment.uid, "comment_file": file.pk}
