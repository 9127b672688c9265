"""When a report becomes public, who is told, and what the public finds of it."""

from itertools import product
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("reports_publicationdates",)
VERBS = ("UPDATE", "DELETE")


def create_triggers(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Keep every decision on the dates as it was made."""
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
    dependencies = [
        ("reports", "0008_sourced_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("edited_at", models.DateTimeField(auto_now_add=True)),
                ("shown", models.JSONField()),
                ("words", models.TextField()),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("north_east", "North East"),
                            ("north_west", "North West"),
                            ("yorkshire_and_the_humber", "Yorkshire and the Humber"),
                            ("east_midlands", "East Midlands"),
                            ("west_midlands", "West Midlands"),
                            ("east_of_england", "East of England"),
                            ("london", "London"),
                            ("south_east", "South East"),
                            ("south_west", "South West"),
                            ("wales_north", "North Wales"),
                            ("wales_mid_and_west", "Mid and West Wales"),
                            ("wales_south", "South Wales"),
                        ],
                        max_length=30,
                    ),
                ),
                ("first_published_at", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawal_notice",
                    models.TextField(blank=True, verbose_name="What the public reads instead"),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "public_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.reportversion",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PracticeExample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("cy", "Welsh")], max_length=2),
                ),
                ("position", models.PositiveIntegerField()),
                ("standard", models.CharField(max_length=50)),
                ("standard_title", models.CharField(max_length=250)),
                ("anchor", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(blank=True, max_length=250)),
                ("text", models.TextField()),
                ("words", models.TextField()),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practice_examples",
                        to="reports.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["publication", "position"],
            },
        ),
        migrations.CreateModel(
            name="PublicationDates",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("publication_at", models.DateTimeField(null=True, verbose_name="Publication")),
                ("press_notice_date", models.DateField(null=True, verbose_name="Press notice")),
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
                        related_name="publication_dates",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("edited_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                (
                    "organisation",
                    models.CharField(blank=True, max_length=160, verbose_name="Organisation"),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="Email address")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Note")),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["published_at"], name="publication_newest"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", False), ("withdrawal_notice", ""), _connector="OR"
                ),
                name="publication_notice_of_what_is_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="practiceexample",
            constraint=models.UniqueConstraint(
                fields=("publication", "language", "position"), name="practice_example_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.UniqueConstraint(
                fields=("report", "email"), name="recipient_once_in_a_report"
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("email", ""), _negated=True)
                ),
                name="recipient_can_be_written_to",
            ),
        ),
        migrations.RunPython(create_triggers, drop_triggers),
    ]
