"""The steps a report took: rows that are only ever added."""

from django.conf import settings
from django.db import models

from reports.choices import Move, ReportStatus
from reports.models.texts import Report
from reports.models.versions import ReportVersion


class ReportMove(models.Model):
    """One step, who took it, and the version that it was taken with."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="moves")
    move = models.CharField(max_length=20, choices=Move.choices)
    from_status = models.CharField(max_length=20, choices=ReportStatus.choices)
    to_status = models.CharField(max_length=20, choices=ReportStatus.choices)
    version = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, null=True, related_name="moves"
    )
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"
