"""How the API knows its callers and words its refusals: always JSON, never a redirect."""

from typing import Any

from django.http import Http404
from rest_framework import authentication, exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler


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
            raise exceptions.PermissionDenied(refusal.detail, code="csrf") from refusal


def answer_exception(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Return {code, message} for every refusal of an API view."""
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
