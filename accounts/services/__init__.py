"""Writes about people: their accounts, and the keys of their outboxes."""

from accounts.services.outbox_keys import make_outbox_key
from accounts.services.people import create_user

__all__ = ["create_user", "make_outbox_key"]
