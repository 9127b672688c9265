"""Names for all that is written, links to the fieldwork, Welsh, comments and who writes where."""

import uuid
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ITEMS = ("keyfinding", "explanationblock", "recommendationgroup", "recommendation")


def name_items(apps: Any, schema_editor: Any) -> None:
    """Give every row a name of its own."""
    for item in ITEMS:
        model = apps.get_model("reports", item)
        for pk in model.objects.values_list("pk", flat=True):
            model.objects.filter(pk=pk).update(uid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0004_report_status"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=item,
                name="uid",
                field=models.UUIDField(default=uuid.uuid4, editable=False, null=True),
            )
            for item in ITEMS
        ),
        migrations.RunPython(name_items, migrations.RunPython.noop),
        *(
            migrations.AlterField(
                model_name=item,
                name="uid",
                field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
            )
            for item in ITEMS
        ),
        migrations.AddField(
            model_name="explanationblock",
            name="consent_declared",
            field=models.BooleanField(
                default=False, verbose_name="Whoever it tells of has agreed to its being published"
            ),
        ),
        migrations.AddField(
            model_name="explanationblock",
            name="source",
            field=models.CharField(blank=True, max_length=80, verbose_name="Taken over from"),
        ),
        migrations.AddField(
            model_name="keyfinding",
            name="source",
            field=models.CharField(blank=True, max_length=80, verbose_name="Taken over from"),
        ),
        migrations.AddField(
            model_name="report",
            name="lead_in_version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="report",
            name="lead_in_edited_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="lead_in_edited_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="TeamComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=100)),
                ("text", models.TextField(verbose_name="Comment")),
                ("at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team_comments",
                        to="reports.report",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="reports.teamcomment",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [models.Index(fields=["report", "key"], name="team_comment_of_passage")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="team_comment_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at__isnull", True), ("resolved_by__isnull", True)),
                            models.Q(
                                ("resolved_at__isnull", False),
                                ("resolved_by__isnull", False),
                                ("thread__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="team_comment_settled_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WelshText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("edited_at", models.DateTimeField(auto_now_add=True)),
                ("key", models.CharField(max_length=100)),
                (
                    "title",
                    models.CharField(blank=True, max_length=200, verbose_name="Title in Welsh"),
                ),
                ("text", models.TextField(blank=True, verbose_name="Welsh")),
                ("of_sha256", models.CharField(max_length=64)),
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
                        related_name="welsh_texts",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "key"), name="welsh_text_once_per_passage"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WritingPresence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=60)),
                ("key", models.CharField(blank=True, max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "person"), name="writing_presence_once_per_person"
                    )
                ],
            },
        ),
    ]
