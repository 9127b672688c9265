from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0006_panel_chair"),
    ]

    operations = [
        migrations.AlterField(
            model_name="teammember",
            name="role",
            field=models.CharField(
                choices=[
                    ("lead_inspector", "Lead inspector"),
                    ("deputy_lead", "Deputy lead inspector"),
                    ("inspector", "Inspector"),
                    ("local_assessor", "Local assessor"),
                    ("partner_inspector", "Partner inspector"),
                    ("user_voice", "User voice partner"),
                    ("quality_lead", "Quality lead"),
                    ("panel_chair", "Panel chair"),
                    ("assistant_chief_inspector", "Assistant chief inspector"),
                    ("support_officer", "Support officer"),
                ],
                max_length=30,
                verbose_name="Role",
            ),
        ),
    ]
