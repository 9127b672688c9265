"""Every save of evidence, of weighing and of a report's texts as it was sent, whatever came of it.

The rows are the history of what they were about, keep a save that met another one, and make a
second delivery harmless. Database triggers (migration 0005) refuse every change to a row.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from judgements.choices import OperationOutcome, Subject


class Operation(models.Model):
    """One save, under the id that its page made.

    `key` names what was saved within the inspection: an evidence id, the standard's code and the
    statement's, such as "1.1/G01", or the key of a passage. `version` is the one that stands after
    it. `content` is what was sent, in the shape of its subject.
    """

    op_id = models.UUIDField(primary_key=True)
    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.PROTECT, related_name="operations"
    )
    subject = models.CharField(max_length=20, choices=Subject.choices)
    key = models.CharField(max_length=100)
    base_version = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=OperationOutcome.choices)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["inspection_id", "at", "op_id"]
        indexes = [models.Index(fields=["inspection", "subject", "key"], name="operation_of_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "subject", "key", "version"],
                condition=Q(outcome=OperationOutcome.SAVED),
                name="operation_makes_a_version_once",
            ),
            models.CheckConstraint(
                name="operation_saved_makes_the_next_version",
                condition=~Q(outcome=OperationOutcome.SAVED)
                | Q(version=models.F("base_version") + 1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.key} v{self.version}"
