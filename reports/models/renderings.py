"""Files made of a report, and how far their making has come."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import Format, Language, RenderingStatus
from reports.models.texts import Report

OPEN_STATUSES = (RenderingStatus.REQUESTED, RenderingStatus.RUNNING)
LONGEST_WAIT = timedelta(minutes=3)


class Rendering(models.Model):
    """One request for a file; its bytes stand in a row of their own."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="renderings")
    language = models.CharField(_("Language"), max_length=2, choices=Language.choices)
    format = models.CharField(_("Format"), max_length=4, choices=Format.choices)
    status = models.CharField(
        max_length=10, choices=RenderingStatus.choices, default=RenderingStatus.REQUESTED
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)

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


class RenderedFile(models.Model):
    """The bytes of a finished rendering, apart from it so that lists do not load them."""

    rendering = models.OneToOneField(
        Rendering, on_delete=models.CASCADE, primary_key=True, related_name="file"
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"file of {self.rendering_id}"
