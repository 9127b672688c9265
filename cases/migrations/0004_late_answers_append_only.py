"""Triggers that keep allocations, late answers and what was decided on them as written.

They use the functions and the naming of the triggers on answer events.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

GUARDED = {
    "cases_allocation": ("UPDATE", "DELETE"),
    "cases_lateanswer": ("UPDATE", "DELETE"),
    "cases_lateanswerpayload": ("UPDATE",),
    "cases_latedecision": ("UPDATE", "DELETE"),
}


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
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
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table, verbs in GUARDED.items():
        for verb in verbs:
            name = f"{table}_no_{verb.lower()}"
            schema_editor.execute(
                f"DROP TRIGGER {name}" if is_sqlite else f"DROP TRIGGER {name} ON {table}"
            )


def record_present_allocations(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every assessment that is allocated now the row that says so."""
    assessments = apps.get_model("cases", "Assessment")
    allocations = apps.get_model("cases", "Allocation")
    now = timezone.now()
    allocations.objects.bulk_create(
        allocations(assessment_id=key, scorer_id=scorer, by="migration", at=now)
        for key, scorer in assessments.objects.filter(scorer__isnull=False).values_list(
            "pk", "scorer"
        )
    )


class Migration(migrations.Migration):
    """Append-only late answers and allocations."""

    dependencies = [("cases", "0003_late_answers_and_workspace")]

    operations = [
        migrations.RunPython(record_present_allocations, migrations.RunPython.noop),
        migrations.RunPython(create_triggers, drop_triggers),
    ]
