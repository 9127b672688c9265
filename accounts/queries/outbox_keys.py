"""Reads of the keys with which browsers keep answers that the server does not have yet."""

import logging

from accounts.models import OutboxKey, User
from accounts.models.sealing import SealBroken

log = logging.getLogger(__name__)


def find_outbox_key(user: User) -> bytes | None:
    """Return the person's key, 32 bytes; None where there is none or nothing opens it."""
    kept = OutboxKey.objects.filter(pk=user.pk).first()
    if kept is None:
        return None
    try:
        return kept.key
    except SealBroken:
        log.error("The %s is sealed under a SECRET_KEY that is not known any more.", kept)
        return None
