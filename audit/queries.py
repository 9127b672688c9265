"""Reads of the audit trail."""

from audit.models import AuditEvent, AuditStream
from audit.types import chain_hash


def find_broken_events(stream: str) -> list[int]:
    """Return the places in a stream whose hash no longer fits their content or the one before.

    The last place is reported too when the stream names another head, as it does where events are
    missing at the end.
    """
    broken: list[int] = []
    previous, sequence = "", 0
    for event in AuditEvent.objects.filter(stream__name=stream).select_related("stream"):
        expected = chain_hash(previous, event.content)
        if (event.previous_hash, event.hash) != (previous, expected):
            broken.append(event.sequence)
        previous, sequence = event.hash, event.sequence
    heads = AuditStream.objects.filter(name=stream).values_list("head_hash", "length")
    if any(head != (previous, sequence) for head in heads):
        broken.append(sequence)
    return broken


def find_events(stream: str, verb: str) -> list[AuditEvent]:
    """Return the events of one kind in a stream, the latest first."""
    events = AuditEvent.objects.filter(stream__name=stream, verb=verb)
    return list(events.order_by("-sequence"))
