"""Triggers that keep extensions, letters, answers and messages of checks as they were written."""

from itertools import product
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = (
    "reports_extension",
    "reports_outcomeletter",
    "reports_commentanswer",
    "reports_commentmessage",
)
VERBS = ("UPDATE", "DELETE")


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table, verb in product(TABLES, VERBS):
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            if is_sqlite
            else "FOR EACH ROW EXECUTE FUNCTION reports_refuse_change()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {body}",
            params=None,
        )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table, verb in product(TABLES, VERBS):
        where = "" if is_sqlite else f" ON {table}"
        schema_editor.execute(f"DROP TRIGGER {table}_no_{verb.lower()}{where}")


class Migration(migrations.Migration):
    """Append-only extensions, letters, answers and messages."""

    dependencies = [("reports", "0012_comments_within_checks")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
