"""Ends a session when its time is over, and extends it while somebody is at work."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.policies import extends_session
from accounts.queries.sessions import SEEN_AT, needs_extension, session_ends_at


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
