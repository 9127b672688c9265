"""Triggers that keep answer events and refused values as they were written.

Events and refused values can never change or go; their payload rows can never change, and only
retention removes them.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDED = {
    "cases_answerevent": ("UPDATE", "DELETE"),
    "cases_conflictcopy": ("UPDATE", "DELETE"),
    "cases_answereventpayload": ("UPDATE",),
    "cases_conflictcopypayload": ("UPDATE",),
}


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(
            """CREATE FUNCTION cases_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
            params=None,
        )
    for table, verbs in GUARDED.items():
        for verb in verbs:
            body = (
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                if is_sqlite
                else "FOR EACH ROW EXECUTE FUNCTION cases_refuse_change()"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {body}",
                params=None,
            )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION cases_refuse_change() CASCADE")
        return
    for table, verbs in GUARDED.items():
        for verb in verbs:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb.lower()}")


class Migration(migrations.Migration):
    """Append-only answer events."""

    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
