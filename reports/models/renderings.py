"""Files made of a report, and how far their making has come."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import Format, Language, RenderingStatus, RenderingStep
from reports.models.texts import Report

OPEN_STATUSES = (RenderingStatus.REQUESTED, RenderingStatus.RUNNING)
LONGEST_WAIT = timedelta(minutes=10)


class RenderedFile(models.Model):
    """The bytes of a file; its key says all that they are made of, so that none is made twice.

    `faults` names what the check of the finished file found.
    """

    content_key = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    faults = models.JSONField(default=list)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"file {self.content_key[:12]}"


class Rendering(models.Model):
    """One request for a file; several share one file while nothing in it has changed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="renderings")
    language = models.CharField(_("Language"), max_length=2, choices=Language.choices)
    format = models.CharField(_("Format"), max_length=8, choices=Format.choices)
    status = models.CharField(
        max_length=10, choices=RenderingStatus.choices, default=RenderingStatus.REQUESTED
    )
    step = models.CharField(max_length=12, choices=RenderingStep.choices, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    file = models.ForeignKey(
        RenderedFile, on_delete=models.PROTECT, null=True, blank=True, related_name="renderings"
    )

    class Meta:
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="rendering_finished_at_some_time",
                condition=Q(status__in=OPEN_STATUSES, finished_at__isnull=True)
                | (~Q(status__in=OPEN_STATUSES) & Q(finished_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="rendering_failed_for_a_reason",
                condition=~Q(status=RenderingStatus.FAILED) | ~Q(failure=""),
            ),
            models.CheckConstraint(
                name="rendering_ready_with_its_file",
                condition=Q(status=RenderingStatus.READY, file__isnull=False)
                | (~Q(status=RenderingStatus.READY) & Q(file__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"rendering {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be finished."""
        return self.status in OPEN_STATUSES

    def is_timed_out(self, now: datetime) -> bool:
        """Whether it has waited for longer than a rendering can take."""
        return self.is_open and now - self.requested_at > LONGEST_WAIT
