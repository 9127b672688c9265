"""Triggers that refuse every change to a published edition, on either database.

SQLite forgets the triggers of a table that a later migration rebuilds: such a migration must run
`create_triggers` again (tests/integration/standards/test_published_is_final.py would fail).
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "a published framework edition is never changed"
PARTS = ("standards_standard", "standards_casequestion")


def sqlite_statements() -> list[str]:
    """One trigger per table and verb; only the framework itself may be inserted freely."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    statements = [
        f"""CREATE TRIGGER standards_framework_no_{verb} BEFORE {verb} ON standards_framework
            WHEN OLD.status = 'published' {refuse}"""
        for verb in ("update", "delete")
    ]
    for table in PARTS:
        for verb, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
            statements.append(
                f"""CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
                    WHEN EXISTS (SELECT 1 FROM standards_framework f
                                 WHERE f.id = {row}.framework_id AND f.status = 'published')
                    {refuse}"""  # noqa: S608
            )
    return statements


POSTGRESQL = [
    f"""CREATE FUNCTION standards_refuse_framework() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.status = 'published' THEN RAISE EXCEPTION '{REFUSAL}'; END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END $$""",
    f"""CREATE FUNCTION standards_refuse_part() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE framework bigint;
        BEGIN
            IF TG_OP = 'INSERT' THEN framework := NEW.framework_id;
            ELSE framework := OLD.framework_id; END IF;
            IF EXISTS (SELECT 1 FROM standards_framework f
                       WHERE f.id = framework AND f.status = 'published')
            THEN RAISE EXCEPTION '{REFUSAL}'; END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END $$""",
    """CREATE TRIGGER standards_framework_final BEFORE UPDATE OR DELETE ON standards_framework
       FOR EACH ROW EXECUTE FUNCTION standards_refuse_framework()""",
    *(
        f"""CREATE TRIGGER {table}_final BEFORE INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION standards_refuse_part()"""
        for table in PARTS
    ),
]


def sqlite_drops() -> list[str]:
    """Take away every trigger of `sqlite_statements`."""
    names = ["standards_framework_no_update", "standards_framework_no_delete"]
    names += [f"{table}_no_{verb}" for table in PARTS for verb in ("insert", "update", "delete")]
    return [f"DROP TRIGGER {name}" for name in names]


POSTGRESQL_DROP = [
    "DROP FUNCTION standards_refuse_framework() CASCADE",
    "DROP FUNCTION standards_refuse_part() CASCADE",
]


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in sqlite_statements() if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in sqlite_drops() if is_sqlite else POSTGRESQL_DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """A published edition is final."""

    dependencies = [("standards", "0001_standards_tables")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
