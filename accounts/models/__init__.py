"""The tables of people and of what is theirs alone."""

from accounts.models.invitations import Invitation
from accounts.models.outbox_keys import OutboxKey
from accounts.models.people import User, UserManager

__all__ = ["Invitation", "OutboxKey", "User", "UserManager"]
