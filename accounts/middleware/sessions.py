"""Ends a session when its time is over, and extends it while somebody is at work."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.policies import extends_session
from accounts.queries.sessions import SEEN_AT, needs_extension, session_ends_at


class SessionMiddleware(DjangoSessionMiddleware):
    """Takes no cookie away with an answer to a script.

    Scripts ask in the background, also with a session that has ended. Until the answer comes,
    somebody may have signed in in another tab, and the browser's cookie is that new session's.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Let only pages take the cookie of an ended session away."""
        answer = super().process_response(request, response)
        cookie = answer.cookies.get(settings.SESSION_COOKIE_NAME)
        is_for_script = answer.headers.get("Content-Type", "").startswith("application/json")
        if is_for_script and cookie is not None and not cookie.value:
            del answer.cookies[settings.SESSION_COOKIE_NAME]
        return answer


class SessionLengthMiddleware:
    """Ends and extends sessions; stands between the session itself and whatever asks who it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as nobody's request what comes too late; note what comes in time."""
        now = timezone.now()
        ends_at = session_ends_at(request)
        if ends_at is not None and ends_at <= now:
            request.session.flush()
        response = self.get_response(request)
        if needs_extension(request.session, now) and extends_session(request):
            request.session[SEEN_AT] = now.timestamp()
        return response
