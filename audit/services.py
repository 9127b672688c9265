"""The one way to write an audit event."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils import timezone

from audit.models import AuditEvent, AuditStream
from audit.types import chain_hash


def record_event(
    *,
    stream: str,
    verb: str,
    by: str,
    object_label: str,
    details: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Append one event to a stream, in the caller's transaction.

    ``stream`` names the chain, e.g. ``inspection/eastmarsh-2016``; ``by`` is the actor as text.
    Raises RuntimeError outside a transaction: the event must stand or fall with the change.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("An audit event needs the transaction of the change it records.")
    AuditStream.objects.get_or_create(name=stream)
    head = AuditStream.objects.select_for_update().get(name=stream)
    event = AuditEvent(
        stream=head,
        sequence=head.length + 1,
        at=timezone.now(),
        actor=by,
        verb=verb,
        object_label=object_label,
        details=json.loads(json.dumps(details or {}, cls=DjangoJSONEncoder)),
        previous_hash=head.head_hash,
    )
    event.hash = chain_hash(head.head_hash, event.content)
    event.save(force_insert=True)
    head.head_hash, head.length = event.hash, event.sequence
    head.save(update_fields=["head_hash", "length"])
    return event
