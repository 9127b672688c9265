"""The service's check of its draft for factual accuracy: until when, sent by whom, what came of it.

Database triggers (migration 0013) refuse every change to extensions and outcome letters.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reports.choices import ExtensionStep, Language
from reports.models.moves import ReportMove
from reports.models.texts import Report
from reports.models.versions import ReportVersion


class AccuracyCheck(models.Model):
    """The time in which the service checks the version it was sent; one for each sending.

    `due_date` is the last day, the first one as long as no extension was granted. The service sends
    its comments once, under the name and office of whoever answers for them; the outcome is sent
    back once.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="accuracy_checks")
    step = models.OneToOneField(ReportMove, on_delete=models.PROTECT, related_name="accuracy_check")
    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, related_name="accuracy_checks"
    )
    first_due_date = models.DateField()
    due_date = models.DateField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sender_name = models.CharField(max_length=120, blank=True)
    sender_office = models.CharField(max_length=160, blank=True)
    outcome_sent_at = models.DateTimeField(null=True)
    outcome_sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    letter_failure = models.TextField(blank=True)
    reminded_of_date = models.DateField(null=True)

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                name="accuracy_check_sent_by_a_named_person",
                condition=Q(sent_at__isnull=True, sent_by__isnull=True)
                | (
                    Q(sent_at__isnull=False, sent_by__isnull=False)
                    & ~Q(sender_name="")
                    & ~Q(sender_office="")
                ),
            ),
            models.CheckConstraint(
                name="accuracy_check_outcome_sent_by_somebody",
                condition=Q(outcome_sent_at__isnull=True, outcome_sent_by__isnull=True)
                | Q(outcome_sent_at__isnull=False, outcome_sent_by__isnull=False),
            ),
            models.CheckConstraint(
                name="accuracy_check_is_only_extended",
                condition=Q(due_date__gte=F("first_due_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"accuracy check of version {self.version_id}"

    @property
    def is_sent(self) -> bool:
        """Whether the service has sent its comments."""
        return self.sent_at is not None

    @property
    def is_outcome_sent(self) -> bool:
        """Whether the service may read what was answered."""
        return self.outcome_sent_at is not None


class Extension(models.Model):
    """More time was asked for, granted or refused; a row is only ever added.

    `day` is the due date that is asked for or granted, or that stays.
    """

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.PROTECT, related_name="extensions")
    kind = models.CharField(max_length=10, choices=ExtensionStep.choices)
    day = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["check_of", "pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_asked_and_refused_for_a_reason",
                condition=Q(kind=ExtensionStep.GRANTED) | ~Q(note=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class OutcomeLetter(models.Model):
    """The letter with the outcome exactly as it was made; a row is only ever added."""

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.PROTECT, related_name="letters")
    language = models.CharField(max_length=2, choices=Language.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["check_of", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "language"], name="outcome_letter_once")
        ]

    def __str__(self) -> str:
        return f"letter of {self.check_of_id} in {self.language}"
