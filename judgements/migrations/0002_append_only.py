"""Triggers that keep every judgement as it was recorded."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "judgements_themejudgement"
VERBS = ("UPDATE", "DELETE")


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(
            """CREATE FUNCTION judgements_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
            params=None,
        )
    for verb in VERBS:
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
            if is_sqlite
            else "FOR EACH ROW EXECUTE FUNCTION judgements_refuse_change()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} {body}",
            params=None,
        )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION judgements_refuse_change() CASCADE")
        return
    for verb in VERBS:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{verb.lower()}")


class Migration(migrations.Migration):
    """Append-only judgements."""

    dependencies = [("judgements", "0001_initial")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
