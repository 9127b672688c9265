"""Cases, their assessments and answers, and the events that every answer is made of.

An answer row is the sum of its events. Event and refused value keep what was typed in a separate
payload row, which retention alone may delete.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.choices import AssessmentStatus, Cause, Round


class Case(models.Model):
    """One child's case in an inspection's sample, known by its reference alone."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="cases"
    )
    reference = models.CharField(_("Case reference"), max_length=30)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "reference"], name="case_reference_once")
        ]

    def __str__(self) -> str:
        return self.reference


class Assessment(models.Model):
    """One inspector's reading of a case; the row that saving an answer locks."""

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


class Answer(models.Model):
    """The current answer to one question; version n is the outcome of its nth event."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(
        "standards.CaseQuestion", on_delete=models.PROTECT, related_name="answers"
    )
    value = models.CharField(max_length=40, blank=True)
    reasons = models.JSONField(default=list)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["assessment_id", "question_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="answer_once_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.question_id} v{self.version}"


class AnswerEvent(models.Model):
    """One change of one answer, append-only and chained within its assessment.

    `digest` is a salted SHA-256 over the old and the new content; content and salt stand in the
    payload row, so that destroying the payload leaves a chain that still verifies.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    op_id = models.UUIDField(unique=True)
    question = models.ForeignKey(
        "standards.CaseQuestion", on_delete=models.PROTECT, related_name="events"
    )
    base_version = models.PositiveIntegerField()
    new_version = models.PositiveIntegerField()
    actor = models.CharField(max_length=254)
    client_id = models.CharField(max_length=64, blank=True)
    client_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    cause = models.CharField(max_length=20, choices=Cause.choices)
    group_id = models.UUIDField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["assessment_id", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "sequence"], name="answer_event_one_per_place_in_chain"
            ),
            models.UniqueConstraint(
                fields=["assessment", "question", "new_version"],
                name="answer_event_one_per_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}/{self.sequence}"

    @property
    def content(self) -> dict[str, Any]:
        """What the chain covers."""
        return {
            "assessment": str(self.assessment_id),
            "sequence": self.sequence,
            "op_id": str(self.op_id),
            "question": self.question_id,
            "base_version": self.base_version,
            "new_version": self.new_version,
            "actor": self.actor,
            "client_id": self.client_id,
            "client_at": self.client_at.isoformat() if self.client_at else None,
            "at": self.at.isoformat(),
            "cause": str(self.cause),
            "group_id": str(self.group_id) if self.group_id else None,
            "digest": self.digest,
        }


class AnswerEventPayload(models.Model):
    """What was typed: the only place of it besides the answer's current row."""

    event = models.OneToOneField(
        AnswerEvent, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    salt = models.CharField(max_length=32)
    old = models.JSONField()
    new = models.JSONField()

    def __str__(self) -> str:
        return f"payload of {self.event_id}"


class ConflictCopy(models.Model):
    """A value refused because its author had not seen the stored one; kept, never dropped."""

    op_id = models.UUIDField(unique=True)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="conflicts")
    question = models.ForeignKey(
        "standards.CaseQuestion", on_delete=models.PROTECT, related_name="conflicts"
    )
    base_version = models.PositiveIntegerField()
    stored_version = models.PositiveIntegerField()
    actor = models.CharField(max_length=254)
    client_id = models.CharField(max_length=64, blank=True)
    client_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["assessment_id", "at"]
        verbose_name_plural = "conflict copies"

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.question_id} refused at v{self.stored_version}"


class ConflictCopyPayload(models.Model):
    """What was typed in a refused value."""

    conflict = models.OneToOneField(
        ConflictCopy, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    salt = models.CharField(max_length=32)
    content = models.JSONField()

    def __str__(self) -> str:
        return f"payload of {self.conflict_id}"
