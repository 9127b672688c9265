"""Give every draft that the service was sent before its check, and every comment its own."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Two weeks, as checks had no due date of their own.
USUAL_TIME = timedelta(days=14)


def open_checks(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Open a check for each sending; a comment belongs to the last one of its version."""
    check_model = apps.get_model("reports", "AccuracyCheck")
    for step in apps.get_model("reports", "ReportMove").objects.filter(move="send").order_by("pk"):
        due = step.at.date() + USUAL_TIME
        check_model.objects.create(
            report_id=step.report_id,
            step=step,
            version_id=step.version_id,
            first_due_date=due,
            due_date=due,
        )
    for comment in apps.get_model("reports", "ServiceComment").objects.all():
        checks = check_model.objects.filter(report_id=comment.report_id)
        comment.accuracy_check = checks.filter(version_id=comment.on_version_id).last()
        comment.uid = uuid.uuid4()
        comment.save(update_fields=["accuracy_check", "uid"])


def forget_checks(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave the rows to the migration before, which drops their table."""


class Migration(migrations.Migration):
    """Checks of earlier drafts."""

    dependencies = [("reports", "0010_accuracy_checks")]

    operations = [migrations.RunPython(open_checks, forget_checks)]
