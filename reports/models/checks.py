"""What stands behind a report's checks: figures from outside, and warnings that were settled."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.models.base import VersionedRow
from reports.models.texts import Report


class SourcedFigure(VersionedRow):
    """A figure from outside with its source; the marker `[[from:figure:<uid>]]` names it.

    `source_date` is the day on which the source was published or read.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sourced_figures")
    figure = models.CharField(_("What the figure counts"), max_length=200)
    value = models.CharField(_("Figure"), max_length=80)
    source = models.CharField(_("Source"), max_length=300)
    source_date = models.DateField(_("Date of the source"))

    class Meta(VersionedRow.Meta):
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sourced_figure_says_all",
                condition=~Q(figure="") & ~Q(value="") & ~Q(source=""),
            )
        ]

    def __str__(self) -> str:
        return f"sourced figure {self.pk}"


class SettledWarning(models.Model):
    """A warning of the checks that somebody gave a reason for.

    `fingerprint` names the warning by its code, its passage and the very words of its sentence, so
    that a sentence written anew is warned of anew.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="settled_warnings")
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "fingerprint"], name="warning_settled_once_in_a_report"
            ),
            models.CheckConstraint(name="warning_settled_for_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"settled warning {self.pk}"
