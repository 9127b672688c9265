"""Checks of what no setting of ours can promise: that a confirmed commit outlives a power cut."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# What each database must not say of itself; with such a value an acknowledged commit can vanish.
POSTGRESQL: Mapping[str, frozenset[str]] = {
    "fsync": frozenset({"off"}),
    "synchronous_commit": frozenset({"off"}),
    "full_page_writes": frozenset({"off"}),
}
SQLITE: Mapping[str, frozenset[str]] = {"synchronous": frozenset({"0", "1"})}


def check_durability(
    *, databases: Sequence[str] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """Warn of each setting with which the page could call saved what is then lost."""
    return [
        checks.Warning(
            f"The database {alias!r} has {name} = {value}: a confirmed save can be lost in a "
            "power cut.",
            hint="docs/reference/settings.md says how to set it.",
            id="yotinspect.W001",
        )
        for alias in databases or ()
        for name, value in _unsafe_settings(connections[alias])
    ]


def _unsafe_settings(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    is_sqlite = connection.vendor == "sqlite"
    unsafe = SQLITE if is_sqlite else POSTGRESQL
    found = []
    with connection.cursor() as cursor:
        for name, refused in unsafe.items():
            cursor.execute(f"PRAGMA {name}" if is_sqlite else f"SHOW {name}")
            value = str(cursor.fetchone()[0])
            if value in refused:
                found.append((name, value))
    return found
