import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0006_panel_chair"),
        ("judgements", "0003_ground"),
        ("standards", "0002_published_is_final"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["evidence_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AttachedFile",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="judgements.attachment",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("interview", "Interview"),
                            ("focus_group", "Focus group"),
                            ("document", "Document"),
                            ("observation", "Observation"),
                            ("survey", "Survey"),
                        ],
                        max_length=20,
                        verbose_name="Kind",
                    ),
                ),
                ("held_date", models.DateField(verbose_name="Date")),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("child", "Children"),
                            ("parent_carer", "Parents and carers"),
                            ("victim", "Victims"),
                            ("staff", "Staff"),
                            ("manager", "Managers"),
                            ("board_member", "Board members"),
                            ("partner", "Partners"),
                        ],
                        max_length=20,
                        verbose_name="Who was met",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="Role")),
                (
                    "organisation",
                    models.CharField(blank=True, max_length=120, verbose_name="Organisation"),
                ),
                (
                    "people_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Number of people"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("strength", "Strength"), ("gap", "Gap"), ("neutral", "Neutral")],
                        max_length=10,
                        verbose_name="What it shows",
                    ),
                ),
                ("text", models.TextField(verbose_name="Evidence")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="inspections.requesteddocument",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "held_date", "at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="attachment",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="judgements.evidence",
            ),
        ),
        migrations.CreateModel(
            name="FeedbackSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("strategic_managers", "Strategic managers"),
                            ("management_team", "Management team"),
                            ("staff", "Staff"),
                        ],
                        max_length=20,
                        verbose_name="Audience",
                    ),
                ),
                ("held_date", models.DateField(verbose_name="Date")),
                ("attendance", models.TextField(blank=True, verbose_name="Who attended")),
                ("note", models.TextField(blank=True, verbose_name="What they said")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback_sessions",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "held_date", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LineOfEnquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("source_question", models.CharField(blank=True, max_length=50)),
                ("source_sufficient", models.PositiveSmallIntegerField(default=0)),
                ("source_applicable", models.PositiveSmallIntegerField(default=0)),
                ("question", models.TextField(verbose_name="Question")),
                ("reason", models.TextField(verbose_name="Why it is asked")),
                ("conclusion", models.TextField(blank=True, verbose_name="Conclusion")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines_of_enquiry",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.standard",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "number"],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="lines",
            field=models.ManyToManyField(
                blank=True, related_name="evidence", to="judgements.lineofenquiry"
            ),
        ),
        migrations.CreateModel(
            name="EmergingFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("position", models.PositiveIntegerField()),
                (
                    "direction",
                    models.CharField(
                        choices=[("strength", "Strength"), ("gap", "Gap"), ("neutral", "Neutral")],
                        max_length=10,
                        verbose_name="What it shows",
                    ),
                ),
                ("text", models.TextField(verbose_name="Finding")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="emerging_findings",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.standard",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="judgements.lineofenquiry",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Operation",
            fields=[
                ("op_id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "subject",
                    models.CharField(
                        choices=[("evidence", "Evidence"), ("weighing", "Weighing of a statement")],
                        max_length=20,
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("base_version", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("saved", "Saved"),
                            ("unchanged", "Nothing new"),
                            ("conflict", "Met another save"),
                            ("closed", "Came after the inspection was closed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="operations",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "at", "op_id"],
            },
        ),
        migrations.CreateModel(
            name="PanelMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("held_date", models.DateField(verbose_name="Held on")),
                ("note", models.TextField(blank=True, verbose_name="Note")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="panel_meetings",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "held_date", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PanelAttendee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(max_length=120)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendees",
                        to="judgements.panelmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ModerationDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("agreed", "Agreed"), ("returned", "Returned")], max_length=10
                    ),
                ),
                ("rating", models.CharField(blank=True, max_length=40)),
                ("ground", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
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
                    "judgement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="judgements.themejudgement",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="judgements.panelmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["judgement_id"],
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
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("good_practice", "Good practice"),
                            ("learning_point", "Learning point"),
                        ],
                        max_length=20,
                        verbose_name="Kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="Title")),
                ("changed_name", models.CharField(max_length=60, verbose_name="Changed name")),
                (
                    "is_name_changed",
                    models.BooleanField(
                        default=False, verbose_name="This is not the child's real name"
                    ),
                ),
                ("text", models.TextField(verbose_name="What happened")),
                (
                    "is_consented",
                    models.BooleanField(default=False, verbose_name="There is consent to publish"),
                ),
                (
                    "consent_note",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="When and how they agreed"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practice_examples",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.standard",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RegisterEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("register", models.CharField(max_length=40)),
                ("position", models.PositiveIntegerField()),
                ("values", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="register_entries",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VoiceComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "speaker",
                    models.CharField(
                        choices=[
                            ("child", "A child"),
                            ("parent_carer", "A parent or carer"),
                            ("victim", "A victim"),
                        ],
                        max_length=20,
                        verbose_name="Who said it",
                    ),
                ),
                ("text", models.TextField(verbose_name="What they said")),
                (
                    "is_consented",
                    models.BooleanField(
                        default=False, verbose_name="They agreed that it is published"
                    ),
                ),
                (
                    "consent_note",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="When and how they agreed"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voice_comments",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.standard",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("statement", models.CharField(max_length=50)),
                (
                    "degree",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("no_evidence", "No evidence"),
                        ],
                        max_length=12,
                        verbose_name="How far it holds",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Note")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="weighings", to="judgements.evidence"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weighings",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.standard",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "standard_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="judgements.evidence",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.standard",
                    ),
                ),
            ],
            options={
                "ordering": ["evidence_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evidence", "standard", "place"),
                        name="evidence_linked_once_to_a_place",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpectedContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("child", "Children"),
                            ("parent_carer", "Parents and carers"),
                            ("victim", "Victims"),
                            ("staff", "Staff"),
                            ("manager", "Managers"),
                            ("board_member", "Board members"),
                            ("partner", "Partners"),
                        ],
                        max_length=20,
                    ),
                ),
                ("expected", models.PositiveSmallIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expected_contacts",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "group"), name="expected_contact_once_per_group"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="lineofenquiry",
            constraint=models.UniqueConstraint(
                fields=("inspection", "number"), name="line_of_enquiry_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="lineofenquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_sufficient__lte", models.F("source_applicable"))),
                name="line_of_enquiry_result_is_part_of_its_base",
            ),
        ),
        migrations.AddConstraint(
            model_name="lineofenquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("question", ""), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                ),
                name="line_of_enquiry_asks_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="lineofenquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        models.Q(("conclusion", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="line_of_enquiry_is_closed_with_a_conclusion",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="evidence_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("people_count", 0), models.Q(("group", ""), _negated=True), _connector="OR"
                ),
                name="evidence_counts_people_of_a_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergingfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="emerging_finding_says_something",
            ),
        ),
        migrations.AddIndex(
            model_name="operation",
            index=models.Index(fields=["inspection", "subject", "key"], name="operation_of_key"),
        ),
        migrations.AddConstraint(
            model_name="operation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "saved")),
                fields=("inspection", "subject", "key", "version"),
                name="operation_makes_a_version_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="operation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "saved"), _negated=True),
                    (
                        "version",
                        django.db.models.expressions.CombinedExpression(
                            models.F("base_version"), "+", models.Value(1)
                        ),
                    ),
                    _connector="OR",
                ),
                name="operation_saved_makes_the_next_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="moderationdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "agreed"), models.Q(("rating", ""), _negated=True)),
                    models.Q(
                        ("ground", ""),
                        ("outcome", "returned"),
                        ("rating", ""),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="moderation_agrees_a_rating_or_returns_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="practiceexample",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="practice_told_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="practiceexample",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_name_changed", True)),
                name="practice_told_under_a_changed_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="practiceexample",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_consented", False),
                    models.Q(("consent_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="practice_told_tells_of_its_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="voicecomment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="voice_comment_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="voicecomment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_consented", False),
                    models.Q(("consent_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="voice_comment_tells_of_its_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.UniqueConstraint(
                fields=("inspection", "standard", "statement"), name="weighing_once_per_statement"
            ),
        ),
    ]
