"""Who is writing where in a report: advice to the others, no lock."""

from django.conf import settings
from django.db import models

from reports.models.texts import Report


class WritingPresence(models.Model):
    """The passage that a person was last writing, and when that was heard of."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=60)
    key = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["report", "at"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person"], name="writing_presence_once_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.section}"
