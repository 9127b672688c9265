"""Triggers that keep urgent concerns and their steps as they were written.

Of a concern only its state, its escalation and the date of the plan can change. They use the
functions and the naming of the triggers on answer events.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDED = {
    "cases_urgentconcern": (
        "UPDATE OF id, case_id, raised_by_id, raised_at, client_at",
        "DELETE",
    ),
    "cases_urgentconcernpayload": ("UPDATE",),
    "cases_concernstep": ("UPDATE", "DELETE"),
    "cases_concernsteppayload": ("UPDATE",),
}


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event in _events():
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            if is_sqlite
            else "FOR EACH ROW EXECUTE FUNCTION cases_refuse_change()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table} {body}", params=None
        )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event in _events():
        name = _name(table, event)
        schema_editor.execute(
            f"DROP TRIGGER {name}" if is_sqlite else f"DROP TRIGGER {name} ON {table}"
        )


def _events() -> list[tuple[str, str]]:
    return [(table, event) for table, events in GUARDED.items() for event in events]


def _name(table: str, event: str) -> str:
    return f"{table}_no_{event.split()[0].lower()}"


class Migration(migrations.Migration):
    """Append-only concerns."""

    dependencies = [("cases", "0005_urgent_concerns")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
