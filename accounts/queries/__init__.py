"""Reads of people and of what is theirs alone."""

from accounts.queries.outbox_keys import find_outbox_key
from accounts.queries.people import find_joinable, find_user, person_of
from accounts.queries.sessions import session_ends_at

__all__ = ["find_joinable", "find_outbox_key", "find_user", "person_of", "session_ends_at"]
