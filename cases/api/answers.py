"""The address at which the scoring page saves one answer: JSON in, JSON out, whatever happens."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.queries.callers import (
    check_sender,
    read_object,
    read_version,
    refuse,
    refuse_unversioned,
    signed_in,
)
from cases.choices import Cause
from cases.errors import AnswerRefused, RefusalCode
from cases.policies.refusals import CONFLICT_STATUS, STATUS_OF_REFUSAL
from cases.services import answering
from cases.types import AnswerOperation, Conflict, Receipt

CONTENT_FIELDS = frozenset({"value", "reasons", "note"})


@api_view(["PUT"])
def answer(request: Request, assessment: uuid.UUID, question: str) -> Response:
    """Save one answer if its version is still the one in If-Match; reply only after the commit.

    A reply is a promise only when it is 200 and carries the operation's own id and digest. Every
    other one names its reason in `code`; 412 also holds the stored answer, 403 and 423 say with
    `kept` and `digest` that what was sent is kept for the lead inspector.
    """
    check_sender(request)
    unversioned = refuse_unversioned(request)
    if unversioned:
        return unversioned
    try:
        operation = _read_operation(request, assessment, question)
        outcome = answering.apply(operation, signed_in(request))
    except AnswerRefused as refusal:
        reply = refuse(STATUS_OF_REFUSAL[refusal.code], refusal.code.value, str(refusal))
        if refusal.kept:
            reply.data |= {"kept": True, "digest": refusal.kept}
        return reply
    if isinstance(outcome, Conflict):
        return Response(_conflict_as_data(outcome), status=CONFLICT_STATUS)
    return Response(_receipt_as_data(outcome))


def _read_operation(request: Request, assessment: uuid.UUID, question: str) -> AnswerOperation:
    version = read_version(request)
    if version is None:
        raise _malformed(_('If-Match must name a version, such as "v7".'))
    envelope = {
        "op_id": request.headers.get("Idempotency-Key"),
        "assessment_id": assessment,
        "question": question,
        "base_version": version,
    }
    body = _read_body(request)
    return AnswerOperation.parse({**body, **envelope}, cause=_read_cause(body))


def _read_cause(body: Mapping[str, Any]) -> Cause:
    """Return why the answer is sent; a page may only speak for the person in front of it."""
    cause = body.get("cause", Cause.PERSON.value)
    if cause not in (Cause.PERSON.value, Cause.CONFLICT_CHOICE.value):
        raise _malformed(_("The cause of the answer is not one that a page can give."))
    return Cause(cause)


def _read_body(request: Request) -> Mapping[str, Any]:
    data = read_object(request)
    if data is None:
        raise _malformed(_("The answer did not arrive as a JSON object of ordinary size."))
    if not data.keys() >= CONTENT_FIELDS:
        # A missing field must not be taken for an answer that was emptied.
        raise _malformed(_("The answer must be a JSON object with value, reasons and note."))
    return data


def _malformed(message: str) -> AnswerRefused:
    return AnswerRefused(RefusalCode.MALFORMED, message)


def _receipt_as_data(receipt: Receipt) -> dict[str, Any]:
    return {
        "op_id": str(receipt.op_id),
        "question": receipt.question,
        "version": receipt.version,
        "digest": receipt.digest,
        "saved_at": receipt.saved_at,
        "route": dict(receipt.route),
    }


def _conflict_as_data(conflict: Conflict) -> dict[str, Any]:
    stored = {**conflict.stored.as_data(), "by": conflict.stored_by, "at": conflict.stored_at}
    return {
        "code": "conflict",
        "message": _("Somebody changed this answer after you opened the page."),
        "version": conflict.version,
        "stored": stored,
    }
