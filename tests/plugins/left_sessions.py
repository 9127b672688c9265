"""Ends sessions that a test's server thread left open, so that PostgreSQL lets the database go."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

END_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Wrap the making of the test database: others' sessions end before it is removed."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            # A test may have crashed the server under the connection that we still hold.
            connection.close()
            with connection.cursor() as cursor:
                cursor.execute(END_OTHERS)
