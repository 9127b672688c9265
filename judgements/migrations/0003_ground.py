"""The ground of a departure; the triggers step aside while SQLite builds the table anew."""

from importlib import import_module

from django.db import migrations, models
from django.db.models import F, Q

append_only = import_module("judgements.migrations.0002_append_only")


class Migration(migrations.Migration):
    """Adds the ground."""

    dependencies = [("judgements", "0002_append_only")]

    operations = [
        migrations.RunPython(append_only.drop_triggers, append_only.create_triggers),
        migrations.AddField(
            model_name="themejudgement",
            name="ground",
            field=models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="themejudgement",
            constraint=models.CheckConstraint(
                condition=Q(ground="") | ~Q(rating=F("indicated_rating")),
                name="theme_judgement_ground_only_for_a_departure",
            ),
        ),
        migrations.RunPython(append_only.create_triggers, append_only.drop_triggers),
    ]
