"""A rendering that is ready has its file, and says nothing about it a second time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the step before, whose rows PostgreSQL still checks until its end."""

    dependencies = [("reports", "0002_files_by_content")]

    operations = [
        migrations.DeleteModel("KeptFile"),
        migrations.RemoveField(model_name="rendering", name="sha256"),
        migrations.RemoveField(model_name="rendering", name="size"),
        migrations.AddConstraint(
            model_name="rendering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file__isnull", False), ("status", "ready")),
                    models.Q(models.Q(("status", "ready"), _negated=True), ("file__isnull", True)),
                    _connector="OR",
                ),
                name="rendering_ready_with_its_file",
            ),
        ),
    ]
