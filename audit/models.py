"""Streams of audit events; database triggers refuse every change to an event."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AuditStream(models.Model):
    """One chain of events: an inspection, a framework, or user administration."""

    name = models.CharField(max_length=120, unique=True)
    head_hash = models.CharField(max_length=64, blank=True)
    length = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class AuditEvent(models.Model):
    """What somebody did. The actor stands as text, so that the record outlives the account."""

    stream = models.ForeignKey(AuditStream, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    verb = models.CharField(max_length=60)
    object_label = models.CharField(max_length=200)
    details = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["stream_id", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "sequence"], name="audit_event_one_per_place_in_stream"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stream_id}/{self.sequence} {self.verb}"

    @property
    def content(self) -> dict[str, Any]:
        """What the chain covers: everything but the hashes themselves."""
        return {
            "stream": self.stream.name,
            "sequence": self.sequence,
            "at": self.at.isoformat(),
            "actor": self.actor,
            "verb": self.verb,
            "object_label": self.object_label,
            "details": self.details,
        }
