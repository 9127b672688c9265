"""What every address for scripts does alike: who is calling, what was sent, how it is refused."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAuthenticated, ParseError, UnsupportedMediaType
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_428_PRECONDITION_REQUIRED

from accounts.models import User

UTF_8 = "utf-8"
VERSION_TAG = re.compile(r'"v([0-9]{1,9})"')


def signed_in(request: Request) -> User:
    """Return who is calling."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return request.user


def check_sender(request: Request) -> None:
    """Refuse what was typed by one person and sent after another has signed in beside them."""
    typed_by = request.headers.get("X-Answers-Of")
    if typed_by is not None and typed_by != str(signed_in(request).pk):
        raise NotAuthenticated(
            _("Somebody else has signed in in this browser. Sign in again as yourself.")
        )


def read_object(request: Request) -> Mapping[str, Any] | None:
    """Return the JSON object that was sent, or None for everything else; never a fault of ours.

    JSON is UTF-8. Python knows encodings in which a small body unpacks into gigabytes.
    """
    if (request.encoding or UTF_8).lower() != UTF_8:
        return None
    try:
        data = request.data
    except (ParseError, UnsupportedMediaType, RequestDataTooBig, RecursionError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def refuse_unversioned(request: Request) -> Response | None:
    """Return the refusal of what names no version in If-Match; None where there is one."""
    if "If-Match" in request.headers:
        return None
    return refuse(
        HTTP_428_PRECONDITION_REQUIRED,
        "version_missing",
        _("Say in If-Match which version you have seen."),
    )


def read_version(request: Request) -> str | None:
    """Return the digits of the version that If-Match names, None for anything else."""
    version = VERSION_TAG.fullmatch(request.headers["If-Match"].strip())
    return version.group(1) if version else None


def refuse(code: int, word: str, message: str) -> Response:
    """Return a refusal: its code for the script, its sentence for the person."""
    return Response({"code": word, "message": message}, status=code)
