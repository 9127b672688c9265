"""Passages of reports and their Welsh are saved on the path of fieldwork."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Names two more subjects; no table changes."""

    dependencies = [("judgements", "0005_append_only_fieldwork")]

    operations = [
        migrations.AlterField(
            model_name="operation",
            name="subject",
            field=models.CharField(
                choices=[
                    ("evidence", "Evidence"),
                    ("weighing", "Weighing of a statement"),
                    ("passage", "Passage of the report"),
                    ("welsh", "Welsh of a passage"),
                ],
                max_length=20,
            ),
        ),
    ]
