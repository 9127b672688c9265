"""Writes into the log what is left when a run is over: the database's rows and every outbox."""

import base64
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from accounts.models import User
from accounts.queries.outbox_keys import find_outbox_key
from audit.queries import find_broken_events
from cases.models import Assessment
from cases.queries.answering import stored_answers
from cases.queries.chain import find_broken_events as find_broken_answers
from inspections.models import Inspection
from judgements.choices import OperationOutcome, Subject
from judgements.models import Operation
from judgements.services.writers import writer_of
from tests.faults.laptops import Laptop
from tests.faults.log import FaultLog

IsAbout = Callable[[dict[str, Any]], bool]


def write_rows(log: FaultLog, assessment: Assessment) -> None:
    """Log events, conflict copies, late answers and answers of one assessment."""
    people = dict(User.objects.values_list("email", "pk"))
    for event in assessment.events.select_related("payload", "question"):
        log.write(
            "event",
            **_describe(event, people),
            version=event.new_version,
            cause=event.cause,
            content=event.payload.new,
            old=event.payload.old,
        )
    for copy in assessment.conflicts.select_related("payload", "question"):
        log.write("conflict", **_describe(copy, people), content=copy.payload.content)
    for late in assessment.late_answers.select_related("payload", "question"):
        log.write("late", **_describe(late, people), content=late.payload.content)
    for code, stored in stored_answers(assessment).items():
        content = stored.content.as_data()
        log.write("answer", question=code, version=stored.version, content=content)
    for place in find_broken_answers(assessment):
        log.write("broken", assessment=str(assessment.pk), sequence=place)


def _describe(row: Any, people: dict[str, int]) -> dict[str, Any]:
    return {
        "op_id": str(row.op_id),
        "assessment": str(row.assessment_id),
        "question": row.question.code,
        "base": row.base_version,
        "person": str(people[row.actor]),
        "client_id": row.client_id,
        "client_at": row.client_at.timestamp() if row.client_at else None,
        "stored_at": row.at.timestamp(),
    }


def write_operations(
    log: FaultLog, inspection: Inspection, subject: Subject, elsewhere: Iterable[str]
) -> None:
    """Log events, conflict copies, late saves and what stands of one subject of an inspection.

    Operations named in `elsewhere` were not typed in a page.
    """
    kinds = {
        OperationOutcome.SAVED: "event",
        OperationOutcome.CONFLICT: "conflict",
        OperationOutcome.CLOSED: "late",
    }
    rows = Operation.objects.filter(inspection=inspection, subject=subject, outcome__in=kinds)
    old: dict[str, dict[str, Any]] = {}
    for row in rows.order_by("key", "version", "at"):
        told = _describe_operation(row, is_typed=str(row.op_id) not in elsewhere)
        if row.outcome == OperationOutcome.SAVED:
            told |= {"version": row.version, "cause": "person", "old": old.get(row.key, {})}
            old[row.key] = row.content
        log.write(kinds[OperationOutcome(row.outcome)], **told)
    for key in old:
        if standing := writer_of(subject).find(inspection, key):
            content = dict(standing.content)
            log.write("answer", question=key, version=standing.version, content=content)
    for place in find_broken_events(inspection.audit_stream):
        log.write("broken", stream=inspection.audit_stream, sequence=place)


def _describe_operation(row: Operation, *, is_typed: bool) -> dict[str, Any]:
    return {
        "op_id": str(row.op_id),
        "question": row.key,
        "base": row.base_version,
        "person": str(row.by_id),
        "client_id": "a page" if is_typed else "",
        "client_at": None,
        "stored_at": row.at.timestamp(),
        "content": row.content,
    }


def is_of(assessment: Assessment) -> IsAbout:
    """Return what tells whether an opened entry is an answer to the assessment."""
    return lambda entry: entry.get("assessment") == str(assessment.pk)


def write_outbox(log: FaultLog, laptop: Laptop, is_about: IsAbout) -> None:
    """Log the entries that this browser still holds of what was played, opened."""
    for stored in laptop.read_outbox():
        entry = open_entry(stored)
        if not is_about(entry):
            continue
        log.write(
            "outbox",
            laptop=laptop.name,
            op_id=stored["op_id"],
            person=stored["person"],
            question=entry.get("question") or entry["key"],
            base=entry["base"],
            content=entry["content"],
            outcome=entry["outcome"],
            typed_at=datetime.fromisoformat(entry["at"]).timestamp(),
        )


def has_waiting_entries(laptop: Laptop) -> bool:
    """Return whether something in this browser is still to be sent, whoever typed it."""
    return any(open_entry(stored).get("outcome") is None for stored in laptop.read_outbox())


def open_entry(stored: dict[str, Any]) -> dict[str, Any]:
    """Unseal an entry with its owner's key; an InvalidTag shows that it is not theirs."""
    key = find_outbox_key(User.objects.get(pk=stored["person"]))
    assert key is not None
    about = f"{stored['person']}:{stored['op_id']}".encode()
    iv, sealed = (base64.b64decode(stored[name]) for name in ("iv", "sealed"))
    return json.loads(AESGCM(key).decrypt(iv, sealed, about))
