"""When consent to an example of practice was withdrawn after its publication."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The withdrawal of consent at the example."""

    dependencies = [
        ("inspections", "0008_roles_in_a_service"),
        ("judgements", "0007_service_comments"),
        ("standards", "0002_published_is_final"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="practiceexample",
            name="consent_withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="practiceexample",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("consent_withdrawn_at__isnull", True), ("is_consented", False), _connector="OR"
                ),
                name="practice_told_without_the_consent_withdrawn",
            ),
        ),
    ]
