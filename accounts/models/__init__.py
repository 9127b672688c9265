"""The tables of people and of what is theirs alone."""

from accounts.models.outbox_keys import OutboxKey
from accounts.models.people import User, UserManager

__all__ = ["OutboxKey", "User", "UserManager"]
