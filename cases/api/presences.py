"""The address at which a page tells that a case is open there."""

import uuid

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.queries.callers import check_sender, read_object, refuse, signed_in
from cases.models import Presence
from cases.policies.presence import MOST_UNSAVED
from cases.queries.loading import get_assessment_by_id_for
from cases.services.presence import note_presence


@api_view(["POST"])
def presence(request: Request, assessment: uuid.UUID) -> Response:
    """Note {client_id, unsaved} for the person who is signed in; advice for their colleagues."""
    check_sender(request)
    person = signed_in(request)
    opened = get_assessment_by_id_for(person, assessment)
    sent = _read(request)
    if sent is None:
        return refuse(
            status.HTTP_400_BAD_REQUEST,
            "malformed",
            _("Send a JSON object with client_id, a short text, and unsaved, a whole number."),
        )
    client_id, unsaved = sent
    note_presence(assessment=opened, client_id=client_id, unsaved=unsaved, by=person)
    return Response(status=status.HTTP_204_NO_CONTENT)


def _read(request: Request) -> tuple[str, int] | None:
    """Return client and count, or None where they are not what a page sends."""
    data = read_object(request) or {}
    client_id, unsaved = data.get("client_id"), data.get("unsaved")
    longest = Presence._meta.get_field("client_id").max_length or 0
    if not isinstance(client_id, str) or len(client_id) > longest or not client_id.isprintable():
        return None
    # True is an int to Python, but no count.
    if type(unsaved) is not int or not 0 <= unsaved <= MOST_UNSAVED:
        return None
    return client_id, unsaved
