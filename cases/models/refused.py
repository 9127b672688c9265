"""Answers that were refused and kept: in conflict with a stored one, or too late.

What was typed stands in payload rows, which retention alone may delete.
"""

from django.db import models

from cases.choices import LateOutcome, LateReason
from cases.models.answers import AnswerEvent
from cases.models.cases import Assessment


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


class LateAnswer(models.Model):
    """An answer that came when its author could no longer change the case; append-only.

    The case had been submitted, published or given to somebody else. The lead decides.
    """

    op_id = models.UUIDField(unique=True)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="late_answers"
    )
    question = models.ForeignKey(
        "standards.CaseQuestion", on_delete=models.PROTECT, related_name="late_answers"
    )
    base_version = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=LateReason.choices)
    actor = models.CharField(max_length=254)
    client_id = models.CharField(max_length=64, blank=True)
    client_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["assessment_id", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.question_id} late"


class LateAnswerPayload(models.Model):
    """What was typed in a late answer."""

    late_answer = models.OneToOneField(
        LateAnswer, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    salt = models.CharField(max_length=32)
    content = models.JSONField()

    def __str__(self) -> str:
        return f"payload of {self.late_answer_id}"


class LateDecision(models.Model):
    """What the lead did with a late answer, once; append-only."""

    late_answer = models.OneToOneField(
        LateAnswer, on_delete=models.PROTECT, primary_key=True, related_name="decision"
    )
    outcome = models.CharField(max_length=10, choices=LateOutcome.choices)
    reason = models.TextField(blank=True)
    event = models.ForeignKey(
        AnswerEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.CharField(max_length=254)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.late_answer_id} {self.outcome}"
