"""Withdrawn consent to published examples, kept for ever, and the mails about publications."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "reports_consentwithdrawal"
VERBS = ("UPDATE", "DELETE")


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for verb in VERBS:
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
            if is_sqlite
            else "FOR EACH ROW EXECUTE FUNCTION reports_refuse_change()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} {body}",
            params=None,
        )


def drop_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for verb in VERBS:
        where = "" if is_sqlite else f" ON {TABLE}"
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{verb.lower()}{where}")


class Migration(migrations.Migration):
    """Withdrawals of consent, and mails of publications."""

    dependencies = [
        ("reports", "0013_append_only_outcomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="explanationblock",
            name="consent_withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="practiceexample",
            name="key",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.CreateModel(
            name="ConsentWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("title", models.CharField(blank=True, max_length=250)),
                ("reason", models.TextField(verbose_name="Why it is taken out")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consent_withdrawals",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "key"), name="consent_withdrawn_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="consent_withdrawn_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("published_at", models.DateTimeField()),
                ("email", models.EmailField(max_length=254)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("tried_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="reports.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["publication", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "published_at", "email"),
                        name="publication_mail_once",
                    )
                ],
            },
        ),
        migrations.RunPython(create_triggers, drop_triggers),
    ]
