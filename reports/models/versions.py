"""Frozen versions of a report: rows that are only ever added."""

from django.conf import settings
from django.db import models

from reports.models.texts import Report


class ReportVersion(models.Model):
    """All that a report said and all it was counted from, at one moment.

    `payload` is JSON with sorted keys, kept as text so that its hash can be made again anywhere;
    reports/types/versions.py says what is in it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    payload = models.TextField()
    sha256 = models.CharField(max_length=64)
    edition = models.CharField(max_length=120)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_number_once")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of report {self.report_id}"


class PublicationSeries(models.Model):
    """The publication numbers of one year; the last one that was given."""

    year = models.PositiveIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
