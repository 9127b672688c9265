"""The address at which a page raises an urgent concern, whatever the state of the case."""

import uuid
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.queries.callers import check_sender, read_object, refuse, signed_in
from cases.errors import ConcernRefused, RefusalCode
from cases.policies.refusals import STATUS_OF_REFUSAL
from cases.queries.concerns import get_assessment_to_raise_for
from cases.services.concerns import raise_concern
from cases.types import ConcernOperation, ConcernReceipt


@api_view(["PUT"])
def concern(request: Request, assessment: uuid.UUID, concern: uuid.UUID) -> Response:
    """Raise a concern under the id that the page made; reply only after the commit.

    A reply is a promise only when it is 200 and carries the concern's own id and digest.
    """
    check_sender(request)
    person = signed_in(request)
    # Whoever may not know of the case learns nothing from how its concern is refused.
    get_assessment_to_raise_for(person, assessment)
    try:
        receipt = raise_concern(_read_operation(request, assessment, concern), person)
    except ConcernRefused as refusal:
        return refuse(STATUS_OF_REFUSAL[refusal.code], refusal.code.value, str(refusal))
    return Response(_receipt_as_data(receipt))


def _read_operation(
    request: Request, assessment: uuid.UUID, concern: uuid.UUID
) -> ConcernOperation:
    data = read_object(request)
    if data is None:
        raise ConcernRefused(
            RefusalCode.MALFORMED,
            _("The concern did not arrive as a JSON object of ordinary size. Phone."),
        )
    return ConcernOperation.parse({**data, "op_id": concern, "assessment_id": assessment})


def _receipt_as_data(receipt: ConcernReceipt) -> dict[str, Any]:
    return {
        "op_id": str(receipt.op_id),
        "digest": receipt.digest,
        "received_at": receipt.received_at,
    }
