"""How long a sign-in lasts: a while without anything done, and never beyond a longest time."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"


def session_ends_at(request: HttpRequest) -> datetime | None:
    """Return when the sign-in ends if nothing more is done; None when nobody is signed in."""
    session = request.session
    if SESSION_KEY not in session:
        return None
    idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    longest = timedelta(minutes=settings.SESSION_LONGEST_MINUTES)
    return min(_moment(session, SEEN_AT) + idle, _moment(session, SIGNED_IN_AT) + longest)


def needs_extension(session: SessionBase, now: datetime) -> bool:
    """Return whether a tenth of the idle time has passed, so that few requests write a session."""
    tenth = timedelta(minutes=settings.SESSION_IDLE_MINUTES) / 10
    return SESSION_KEY in session and now - _moment(session, SEEN_AT) >= tenth


def _moment(session: SessionBase, name: str) -> datetime:
    """Return a kept moment; a session that knows none is as old as can be, and so has ended."""
    return datetime.fromtimestamp(session.get(name, 0), UTC)
