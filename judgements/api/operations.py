"""The address at which pages of fieldwork save: one operation, whatever its subject."""

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
from cases.policies.refusals import CONFLICT_STATUS, STATUS_OF_REFUSAL
from judgements.errors import FieldworkRefused
from judgements.queries.rights import check_right_to_save
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkOperation, FieldworkReceipt
from judgements.types.operations import malformed


@api_view(["PUT"])
def operation(request: Request, reference: str, subject: str, thing: str) -> Response:
    """Save {content} if its version is still the one in If-Match; reply only after the commit.

    A reply is a promise only when it is 200 and carries the operation's own id and digest. Every
    other one names its reason in `code` and the input at fault in `field`; 412 also holds what
    stands, 423 says with `kept` and `digest` that what was sent is kept.
    """
    check_sender(request)
    unversioned = refuse_unversioned(request)
    if unversioned:
        return unversioned
    try:
        sent = _read_operation(request, inspection=reference, subject=subject, key=thing)
    except FieldworkRefused as refusal:
        # Who may not save here learns that and nothing else, whatever was sent.
        check_right_to_save(signed_in(request), reference, subject)
        return _refusal(refusal)
    try:
        outcome = save_operation(operation=sent, by=signed_in(request))
    except FieldworkRefused as refusal:
        return _refusal(refusal)
    if isinstance(outcome, FieldworkConflict):
        return Response(_conflict_as_data(outcome), status=CONFLICT_STATUS)
    return Response(_receipt_as_data(outcome))


def _read_operation(request: Request, **address: str) -> FieldworkOperation:
    version = read_version(request)
    if version is None:
        raise malformed("If-Match")
    body = read_object(request)
    if body is None:
        raise malformed("JSON")
    return FieldworkOperation.parse(
        {
            **address,
            "op_id": request.headers.get("Idempotency-Key"),
            "base_version": version,
            "content": body.get("content"),
        }
    )


def _refusal(refusal: FieldworkRefused) -> Response:
    reply = refuse(STATUS_OF_REFUSAL[refusal.code], refusal.code.value, str(refusal))
    reply.data |= {"field": refusal.field}
    if refusal.kept:
        reply.data |= {"kept": True, "digest": refusal.kept}
    return reply


def _receipt_as_data(receipt: FieldworkReceipt) -> dict[str, Any]:
    return {
        "op_id": str(receipt.op_id),
        "key": receipt.key,
        "version": receipt.version,
        "digest": receipt.digest,
        "saved_at": receipt.saved_at,
    }


def _conflict_as_data(conflict: FieldworkConflict) -> dict[str, Any]:
    stored = conflict.stored
    return {
        "code": "conflict",
        "message": _("This was changed after you opened the page."),
        "version": stored.version if stored else 0,
        "stored": {"content": stored.content, "by": stored.by.name, "at": stored.at}
        if stored
        else None,
    }
