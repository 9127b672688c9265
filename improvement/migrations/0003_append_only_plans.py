"""Triggers that keep as they were all rows of a plan that say what somebody did."""

from itertools import product
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = (
    "improvement_actionstep",
    "improvement_approval",
    "improvement_approvaldocument",
    "improvement_coverageconfirmation",
    "improvement_duedatechange",
    "improvement_progressfile",
    "improvement_progressupdate",
    "improvement_signoff",
)
VERBS = ("UPDATE", "DELETE")


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(
            """CREATE FUNCTION improvement_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
            params=None,
        )
    for table, verb in product(TABLES, VERBS):
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            if is_sqlite
            else "FOR EACH ROW EXECUTE FUNCTION improvement_refuse_change()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {body}",
            params=None,
        )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION improvement_refuse_change() CASCADE")
        return
    for table, verb in product(TABLES, VERBS):
        schema_editor.execute(f"DROP TRIGGER {table}_no_{verb.lower()}")


class Migration(migrations.Migration):
    """Append-only approvals, steps and progress."""

    dependencies = [("improvement", "0002_owners_and_verifying")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
