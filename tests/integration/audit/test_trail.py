"""The audit trail: chained, append-only, one with the change it records."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import AuditEvent
from audit.queries import find_broken_events
from audit.services import record_event
from tests.plugins.append_only import triggers_lifted

pytestmark = pytest.mark.django_db


def record(verb: str = "looked") -> AuditEvent:
    return record_event(stream="tests", verb=verb, by="ann@example.org", object_label="thing")


def test_events_are_chained_per_stream() -> None:
    first, second = record(), record()

    assert (first.sequence, second.sequence) == (1, 2)
    assert second.previous_hash == first.hash
    assert find_broken_events("tests") == []


def test_a_changed_byte_is_found() -> None:
    event = record()
    with triggers_lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET actor = 'eve' WHERE id = %s", [event.pk])

    assert find_broken_events("tests") == [1]


def test_an_event_missing_at_the_end_is_found() -> None:
    record()
    last = record()
    with triggers_lifted(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditevent WHERE id = %s", [last.pk])

    assert find_broken_events("tests") == [1]


def test_events_refuse_change_and_removal() -> None:
    event = record()

    for statement in (
        "UPDATE audit_auditevent SET actor = 'eve'",
        "DELETE FROM audit_auditevent",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    assert AuditEvent.objects.get() == event


@pytest.mark.django_db(transaction=True)
def test_an_event_needs_the_transaction_of_its_change() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record()
