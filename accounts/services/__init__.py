"""Writes about people: their accounts, and the keys of their outboxes."""

from accounts.services.outbox_keys import make_outbox_key
from accounts.services.people import change_phone, create_user

__all__ = ["change_phone", "create_user", "make_outbox_key"]
