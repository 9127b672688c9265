"""How the API knows its callers and words its refusals: always JSON, never a redirect."""

import logging
from typing import TYPE_CHECKING, Any

from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_503_SERVICE_UNAVAILABLE

if TYPE_CHECKING:
    from rest_framework.views import APIView

log = logging.getLogger(__name__)


class SessionAuthentication(authentication.SessionAuthentication):
    """The browser's session; names a scheme, so that a missing sign-in answers 401, not 403."""

    def authenticate_header(self, request: Request) -> str:
        """Return the scheme for the WWW-Authenticate header."""
        return "Session"

    def enforce_csrf(self, request: Request) -> None:
        """Refuse a missing or wrong token under a code that the page's script can act on."""
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as refusal:
            raise exceptions.PermissionDenied(str(refusal.detail), code="csrf") from refusal


class SignedInWithCheckedLoaders(permissions.BasePermission):
    """Lets active signed-in people reach an API view, whose loader then decides what is theirs."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Return whether the caller is signed in and active."""
        return bool(request.user and request.user.is_authenticated and request.user.is_active)


def answer_exception(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Return {code, message} for every refusal of an API view."""
    # The framework's views import this module by the settings: above, that would be a circle.
    from rest_framework.views import exception_handler

    if isinstance(exception, OperationalError | InterfaceError):
        return _ask_for_another_try(exception)
    response = exception_handler(exception, context)
    if response is None:
        return None
    if isinstance(exception, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        code = "signin"
    elif isinstance(exception, Http404):
        code = "not_found"
    elif isinstance(exception, exceptions.APIException):
        codes = exception.get_codes()
        code = codes if isinstance(codes, str) else "invalid"
    else:
        code = "right"
    message = response.data.get("detail", "") if isinstance(response.data, dict) else ""
    response.data = {"code": code, "message": str(message)}
    return response


def _ask_for_another_try(fault: Exception) -> Response:
    """Answer for a database that is away, full or busy; whoever asks again may be answered.

    The change may or may not have been stored: its reply was lost. Sent again under the same id
    it is stored once.
    """
    log.error("The database did not answer: %s", type(fault).__name__, exc_info=fault)
    return Response(
        {"code": "try_again", "message": _("Nothing can be stored just now. Try again soon.")},
        status=HTTP_503_SERVICE_UNAVAILABLE,
    )
