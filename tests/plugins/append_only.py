"""Lets the test database be emptied between tests although its tables refuse deletions.

Only the flush of transactional tests lifts the triggers; while a test runs they stand.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import TransactionTestCase


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Take all triggers away and put the very same ones back."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            yield
            for _name, sql in triggers:
                cursor.execute(sql)
        else:
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")


@pytest.fixture(autouse=True, scope="session")
def flush_past_triggers() -> Iterator[None]:
    """Wrap Django's flush of transactional tests."""
    original = TransactionTestCase._fixture_teardown

    def flush(self: TransactionTestCase) -> None:
        with triggers_lifted():
            original(self)

    TransactionTestCase._fixture_teardown = flush
    yield
    TransactionTestCase._fixture_teardown = original
