"""Making the keys with which browsers keep answers that the server does not have yet."""

import secrets

from django.db import transaction

from accounts.models import OutboxKey, User
from accounts.models.sealing import KEY_BYTES, is_sealed_today, seal
from accounts.queries.outbox_keys import find_outbox_key
from audit.services import record_event


@transaction.atomic
def make_outbox_key(*, user: User, by: str) -> None:
    """Give the person a key if they have none; it is never changed, or copies could not be opened.

    A key that a former SECRET_KEY closed is closed under today's, so that the former one can be
    taken away in time. One that nothing opens is left alone: its secret may yet be put back.
    """
    kept = OutboxKey.objects.select_for_update().filter(pk=user.pk).first()
    if kept is None:
        _make(user, by)
    elif not is_sealed_today(bytes(kept.sealed), owner=kept.owner):
        _seal_anew(kept, user, by)


def _make(user: User, by: str) -> None:
    sealed = seal(secrets.token_bytes(KEY_BYTES), owner=OutboxKey(user=user).owner)
    # Two sign-ins at once make one key.
    _key, is_new = OutboxKey.objects.get_or_create(user=user, defaults={"sealed": sealed})
    if is_new:
        _record("outbox_key_made", user, by)


def _seal_anew(kept: OutboxKey, user: User, by: str) -> None:
    key = find_outbox_key(user)
    if key is None:
        return
    kept.sealed = seal(key, owner=kept.owner)
    kept.save(update_fields=["sealed"])
    _record("outbox_key_sealed_anew", user, by)


def _record(verb: str, user: User, by: str) -> None:
    record_event(stream="accounts", verb=verb, by=by, object_label=user.email)
