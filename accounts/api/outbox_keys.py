"""The address at which a page fetches the key of its reader's outbox."""

import base64

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from accounts.queries import find_outbox_key


@api_view(["GET", "HEAD"])
def outbox_key(request: Request) -> Response:
    """Return the signed-in person's own key as base64url without padding.

    It is made at sign-in, never by this look.
    """
    if not isinstance(request.user, User):
        raise NotAuthenticated
    key = find_outbox_key(request.user)
    if key is None:
        message = _("You have no key yet. Sign out and in again to get one.")
        return Response({"code": "no_key", "message": message}, status.HTTP_404_NOT_FOUND)
    person, word = str(request.user.pk), base64.urlsafe_b64encode(key).rstrip(b"=").decode()
    return Response({"person": person, "key": word}, headers={"Cache-Control": "no-store"})
