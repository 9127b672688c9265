"""Cases, and what one inspector's reading of a case is."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.choices import AssessmentStatus, Round


class StandingCases(models.Manager["Case"]):
    """The cases that are read; those withdrawn are left out."""

    def get_queryset(self) -> models.QuerySet["Case"]:
        """Return the cases that are not withdrawn."""
        return super().get_queryset().filter(withdrawn_at=None)


class StandingAssessments(models.Manager["Assessment"]):
    """The readings of the cases that are read; those of withdrawn cases are left out."""

    def get_queryset(self) -> models.QuerySet["Assessment"]:
        """Return the readings whose case is not withdrawn."""
        return super().get_queryset().filter(case__withdrawn_at=None)


class Case(models.Model):
    """One child's case in an inspection's sample, known by its reference alone.

    A case that was replaced, or whose sample was discarded, after somebody was given it stays on
    record with `withdrawn_at`, and is nowhere to be read unless it is drawn anew: `objects` and
    `inspection.cases` leave it out. `everything` has it too, for the few who must know it: what is
    still sent to it, and what must not be added twice.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="cases"
    )
    reference = models.CharField(_("Case reference"), max_length=30)
    facts = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = StandingCases()
    everything = models.Manager["Case"]()

    class Meta:
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "reference"], name="case_reference_once")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_withdrawn(self) -> bool:
        """Whether it has left the sample and is read no more."""
        return self.withdrawn_at is not None


class Assessment(models.Model):
    """One inspector's reading of a case; the row that saving an answer locks.

    Like cases, those of withdrawn ones are in `everything` alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assessments")
    scorer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
    )
    round = models.CharField(max_length=10, choices=Round.choices, default=Round.FIRST)
    status = models.CharField(
        max_length=12, choices=AssessmentStatus.choices, default=AssessmentStatus.IN_PROGRESS
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    chain_head = models.CharField(max_length=64, blank=True)
    event_count = models.PositiveIntegerField(default=0)

    objects = StandingAssessments()
    everything = models.Manager["Assessment"]()

    class Meta:
        ordering = ["case_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="assessment_once_per_round"),
            models.CheckConstraint(
                name="assessment_submitted_at_some_time",
                condition=Q(status=AssessmentStatus.SUBMITTED, submitted_at__isnull=False)
                | (~Q(status=AssessmentStatus.SUBMITTED) & Q(submitted_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="assessment_returned_with_reason",
                condition=~Q(status=AssessmentStatus.RETURNED) | ~Q(return_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.round}"

    @property
    def is_submitted(self) -> bool:
        """Whether it counts in the scores and is closed to changes."""
        return self.status == AssessmentStatus.SUBMITTED


class Allocation(models.Model):
    """Who was given an assessment to score, and when; append-only, the last one holds.

    It tells an answer that arrives after the case went to somebody else from a stranger's.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="allocations")
    scorer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    by = models.CharField(max_length=254)
    at = models.DateTimeField()

    class Meta:
        ordering = ["assessment_id", "pk"]

    def __str__(self) -> str:
        return f"{self.assessment_id} to {self.scorer_id}"
