"""Writes into the log what is left when a run is over: the database's rows and every outbox."""

import base64
import json
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from accounts.models import User
from accounts.queries.outbox_keys import find_outbox_key
from cases.models import Assessment
from cases.queries.answering import stored_answers
from cases.queries.chain import find_broken_events
from tests.faults.laptops import Laptop
from tests.faults.log import FaultLog


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
    for place in find_broken_events(assessment):
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


def write_outbox(log: FaultLog, laptop: Laptop, assessment: Assessment) -> None:
    """Log the entries that this browser still holds for the assessment, opened."""
    for stored in laptop.read_outbox():
        entry = open_entry(stored)
        if entry.get("assessment") != str(assessment.pk):
            continue
        log.write(
            "outbox",
            laptop=laptop.name,
            op_id=stored["op_id"],
            person=stored["person"],
            question=entry["question"],
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
