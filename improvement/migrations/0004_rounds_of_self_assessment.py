"""What a round asks, one open round at a time, and triggers that keep a closed one as it was."""

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROUND, RATING = "improvement_selfassessment", "improvement_boardrating"
# What must not happen to a closed round: the trigger's name, its table and moment, the key of the
# round that it looks at, and whether that is the row itself.
GUARDS = (
    ("improvement_round_no_change", ROUND, "UPDATE", "OLD.id"),
    ("improvement_round_no_removal", ROUND, "DELETE", "OLD.id"),
    ("improvement_rating_no_addition", RATING, "INSERT", "NEW.assessment_id"),
    ("improvement_rating_no_change", RATING, "UPDATE", "OLD.assessment_id"),
    ("improvement_rating_no_removal", RATING, "DELETE", "OLD.assessment_id"),
)
CLOSED = f"EXISTS (SELECT 1 FROM {ROUND} WHERE id = {{key}} AND closed_at IS NOT NULL)"  # noqa: S608  # names of our own, no input


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for name, table, verb, key in GUARDS:
        closed, word = CLOSED.format(key=key), "a closed self-assessment is final"
        if schema_editor.connection.vendor == "sqlite":
            statement = (
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {closed} "
                f"BEGIN SELECT RAISE(ABORT, '{word}'); END"
            )
            schema_editor.execute(statement, params=None)
            continue
        result = "OLD" if verb == "DELETE" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {closed} THEN RAISE EXCEPTION '{word}'; END IF; RETURN {result}; END $$",
            params=None,
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
            params=None,
        )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    for name, table, _verb, _key in GUARDS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    """Rounds of a self-assessment that stay as they were closed."""

    dependencies = [
        ("improvement", "0003_append_only_plans"),
        ("inspections", "0008_roles_in_a_service"),
        ("standards", "0002_published_is_final"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="selfassessment",
            name="parts",
            field=models.JSONField(default=list),
        ),
        migrations.AddConstraint(
            model_name="selfassessment",
            constraint=models.UniqueConstraint(
                fields=["service"],
                condition=models.Q(closed_at__isnull=True),
                name="self_assessment_one_open_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfassessment",
            constraint=models.CheckConstraint(
                name="self_assessment_closed_by_somebody_at_some_time",
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ),
        migrations.RunPython(create_triggers, drop_triggers),
    ]
