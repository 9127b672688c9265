"""What pointed to a service when it was selected."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from inspections.models.inspections import Inspection


class SelectionIndicator(models.Model):
    """A figure behind the reason for selection: what it measures, its value, when, from where."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("Indicator"), max_length=160)
    value = models.CharField(_("Value"), max_length=60)
    period = models.CharField(_("Period"), max_length=60)
    source = models.CharField(_("Source"), max_length=160)
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["inspection_id", "position", "pk"]

    def __str__(self) -> str:
        return self.name
