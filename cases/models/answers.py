"""Answers, and the events that every answer is made of.

An answer row is the sum of its events. An event keeps what was typed in a separate payload row,
which retention alone may delete.
"""

from typing import Any

from django.conf import settings
from django.db import models

from cases.choices import Cause
from cases.models.cases import Assessment


class Answer(models.Model):
    """The current answer to one question; version n is the outcome of its nth event."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(
        "standards.CaseQuestion", on_delete=models.PROTECT, related_name="answers"
    )
    value = models.CharField(max_length=40, blank=True)
    reasons = models.JSONField(default=list)
    note = models.TextField(blank=True)
    ask = models.BooleanField(default=False)
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
