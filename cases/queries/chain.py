"""Verifying the chain of an assessment's answer events."""

from audit.types import chain_hash
from cases.models import AnswerEvent, Assessment
from cases.types import AnswerContent, change_digest


def find_broken_events(assessment: Assessment) -> list[int]:
    """Return the places whose hash or payload no longer fits; destroyed payloads are no fault.

    The last place is reported too when the assessment's row names another head.
    """
    broken: list[int] = []
    previous, sequence = "", 0
    for event in assessment.events.select_related("payload").order_by("sequence"):
        expected = chain_hash(previous, event.content)
        if (event.previous_hash, event.hash) != (previous, expected) or not _fits(event):
            broken.append(event.sequence)
        previous, sequence = event.hash, event.sequence
    head = Assessment.everything.values_list("chain_head", "event_count").get(pk=assessment.pk)
    if head != (previous, sequence):
        broken.append(sequence)
    return broken


def _fits(event: AnswerEvent) -> bool:
    payload = getattr(event, "payload", None)
    if payload is None:
        return True
    old, new = AnswerContent.from_data(payload.old), AnswerContent.from_data(payload.new)
    return event.digest == change_digest(old, new, payload.salt)
