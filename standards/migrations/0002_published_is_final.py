"""Triggers that refuse every change to a published edition, on either database.

SQLite forgets the triggers of a table that a later migration rebuilds: such a migration must
create them again, or tests/integration/standards/test_published_is_final.py fails.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FRAMEWORK = "standards_framework"
PARTS = ("standards_standard", "standards_casequestion")

SQLITE_FRAMEWORK = """
    CREATE TRIGGER standards_framework_no_:verb BEFORE :verb ON standards_framework
    WHEN OLD.status = 'published'
    BEGIN SELECT RAISE(ABORT, 'a published framework edition is never changed'); END
"""
SQLITE_PART = """
    CREATE TRIGGER :table_no_:verb BEFORE :verb ON :table
    WHEN EXISTS (SELECT 1 FROM standards_framework f
                 WHERE f.id = :row.framework_id AND f.status = 'published')
    BEGIN SELECT RAISE(ABORT, 'a published framework edition is never changed'); END
"""
SQLITE = [
    *(SQLITE_FRAMEWORK.replace(":verb", verb) for verb in ("update", "delete")),
    *(
        SQLITE_PART.replace(":table", table).replace(":verb", verb).replace(":row", row)
        for table in PARTS
        for verb, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD"))
    ),
]
SQLITE_DROP = [
    *(f"DROP TRIGGER {FRAMEWORK}_no_{verb}" for verb in ("update", "delete")),
    *(
        f"DROP TRIGGER {table}_no_{verb}"
        for table in PARTS
        for verb in ("insert", "update", "delete")
    ),
]

POSTGRESQL = [
    """
    CREATE FUNCTION standards_refuse_framework() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.status = 'published' THEN
            RAISE EXCEPTION 'a published framework edition is never changed';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION standards_refuse_part() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        owner bigint;
    BEGIN
        IF TG_OP = 'INSERT' THEN owner := NEW.framework_id; ELSE owner := OLD.framework_id; END IF;
        IF EXISTS (SELECT 1 FROM standards_framework f
                   WHERE f.id = owner AND f.status = 'published') THEN
            RAISE EXCEPTION 'a published framework edition is never changed';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER standards_framework_final BEFORE UPDATE OR DELETE ON standards_framework
    FOR EACH ROW EXECUTE FUNCTION standards_refuse_framework()
    """,
    *(
        f"""
        CREATE TRIGGER {table}_final BEFORE INSERT OR UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION standards_refuse_part()
        """
        for table in PARTS
    ),
]
POSTGRESQL_DROP = [
    "DROP FUNCTION standards_refuse_framework() CASCADE",
    "DROP FUNCTION standards_refuse_part() CASCADE",
]


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_DROP if is_sqlite else POSTGRESQL_DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """A published edition is final."""

    dependencies = [("standards", "0001_initial")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
