"""The files of a version that left the house, byte for byte."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.choices import Format, Language, ReleaseKind, ReleaseStatus
from reports.models.renderings import LONGEST_WAIT
from reports.models.versions import ReportVersion

OPEN_RELEASES = (ReleaseStatus.REQUESTED, ReleaseStatus.RUNNING)


class Release(models.Model):
    """The making of a version's files for the service or the public, and how far it has come."""

    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="releases")
    kind = models.CharField(max_length=12, choices=ReleaseKind.choices)
    status = models.CharField(
        max_length=10, choices=ReleaseStatus.choices, default=ReleaseStatus.REQUESTED
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="release_once_per_kind"),
            models.CheckConstraint(
                name="release_failed_for_a_reason",
                condition=(Q(status=ReleaseStatus.FAILED) & ~Q(failure=""))
                | (~Q(status=ReleaseStatus.FAILED) & Q(failure="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.version_id}"

    def is_timed_out(self, now: datetime) -> bool:
        """Whether its files have been in the making for longer than that can take."""
        return self.status in OPEN_RELEASES and now - self.requested_at > LONGEST_WAIT


class ReleasedFile(models.Model):
    """One file exactly as it was handed out; a row is only ever added, and served for ever."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=2, choices=Language.choices)
    format = models.CharField(max_length=8, choices=Format.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["release", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "language", "format"], name="released_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.format} of {self.release_id}"
