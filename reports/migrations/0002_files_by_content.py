"""Files are kept by what they are made of; each rendering names the file it got."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FORMATS = [
    ("pdf", "PDF"),
    ("html", "Web page"),
    ("docx", "Word document"),
    ("summary", "One-page summary (PDF)"),
    ("csv", "Data annex (CSV)"),
    ("xlsx", "Data annex (Excel)"),
    ("ods", "Data annex (OpenDocument)"),
]
STEPS = [
    ("gathering", "Gathering texts and figures"),
    ("laying_out", "Laying out the pages"),
    ("checking", "Checking the file"),
]


def take_over_files(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every file made so far a key that no other file will have."""
    kept_files = apps.get_model("reports", "KeptFile")
    rendered_files = apps.get_model("reports", "RenderedFile")
    for kept in kept_files.objects.select_related("rendering").iterator():
        rendering = kept.rendering
        rendering.file = rendered_files.objects.create(
            content_key=f"rendering-{rendering.pk}",
            content=kept.content,
            sha256=rendering.sha256,
            size=rendering.size,
            made_at=rendering.finished_at,
        )
        rendering.save(update_fields=["file"])


class Migration(migrations.Migration):
    """The new tables beside the old one, and what the old one holds."""

    dependencies = [("reports", "0001_initial")]

    operations = [
        migrations.RenameModel("RenderedFile", "KeptFile"),
        migrations.AlterField(
            model_name="keptfile",
            name="rendering",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="+",
                serialize=False,
                to="reports.rendering",
            ),
        ),
        migrations.CreateModel(
            name="RenderedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_key", models.CharField(max_length=64, unique=True)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("faults", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="rendering",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="renderings",
                to="reports.renderedfile",
            ),
        ),
        migrations.AddField(
            model_name="rendering",
            name="step",
            field=models.CharField(blank=True, choices=STEPS, max_length=12),
        ),
        migrations.AlterField(
            model_name="rendering",
            name="format",
            field=models.CharField(choices=FORMATS, max_length=8, verbose_name="Format"),
        ),
        migrations.RunPython(take_over_files, migrations.RunPython.noop),
    ]
