"""When an action was added, who owned it at each step, and that no owner verifies it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0001_plans"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="added_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name="actionstep",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="actionstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "verified"), _negated=True),
                    ("owner__isnull", True),
                    models.Q(("owner", models.F("by")), _negated=True),
                    _connector="OR",
                ),
                name="action_never_verified_by_its_owner",
            ),
        ),
    ]
