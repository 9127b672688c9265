"""Keeps public pages the same for everybody: they know nobody, and mark nobody."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LANGUAGES = {"en": "en-gb", "cy": "cy"}


class PublicMiddleware:
    """Takes every cookie from requests for public addresses, and from their answers.

    So no page there can show, count or follow who reads it, and any cache may keep it. The
    language is the address's, `?language=cy`, else the browser's: a choice made elsewhere on the
    site is kept in a cookie. Stands before all that looks at cookies.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a public address as if nobody had ever been here; others as ever."""
        if not request.path_info.startswith(settings.PUBLIC_PATH):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        chosen = LANGUAGES.get(request.GET.get("language", ""))
        if chosen:
            request.META["HTTP_ACCEPT_LANGUAGE"] = chosen
        response = self.get_response(request)
        response.cookies.clear()
        _vary_without_cookies(response)
        return response


def _vary_without_cookies(response: HttpResponse) -> None:
    """Say no longer that the answer depends on cookies, for there were none."""
    named = [one.strip() for one in response.headers.get("Vary", "").split(",")]
    kept = [one for one in named if one and one.lower() != "cookie"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif "Vary" in response.headers:
        del response.headers["Vary"]
