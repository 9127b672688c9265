"""Reads of the audit trail."""

from audit.models import AuditEvent
from audit.types import chain_hash


def find_broken_events(stream: str) -> list[int]:
    """Return the places in a stream whose hash no longer fits their content or the one before."""
    broken: list[int] = []
    previous = ""
    for event in AuditEvent.objects.filter(stream__name=stream).select_related("stream"):
        expected = chain_hash(previous, event.content)
        if (event.previous_hash, event.hash) != (previous, expected):
            broken.append(event.sequence)
        previous = event.hash
    return broken
