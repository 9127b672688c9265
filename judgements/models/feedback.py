"""What the service is told at the end of fieldwork."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judgements.choices import Audience, Direction
from judgements.models.base import FieldworkRow


class EmergingFinding(FieldworkRow):
    """A provisional finding, about a theme or standard or about the service as a whole."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="emerging_findings"
    )
    standard = models.ForeignKey(
        "standards.Standard", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    line = models.ForeignKey(
        "judgements.LineOfEnquiry",
        on_delete=models.PROTECT,
        related_name="findings",
        null=True,
        blank=True,
    )
    position = models.PositiveIntegerField()
    direction = models.CharField(_("What it shows"), max_length=10, choices=Direction.choices)
    text = models.TextField(_("Finding"))

    class Meta:
        ordering = ["inspection_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="emerging_finding_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"emerging finding {self.pk}"


class FeedbackSession(FieldworkRow):
    """One presentation of the emerging findings; `attendance` has one role or body a line."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="feedback_sessions"
    )
    audience = models.CharField(_("Audience"), max_length=20, choices=Audience.choices)
    held_date = models.DateField(_("Date"))
    attendance = models.TextField(_("Who attended"), blank=True)
    note = models.TextField(_("What they said"), blank=True)

    class Meta:
        ordering = ["inspection_id", "held_date", "pk"]

    def __str__(self) -> str:
        return f"feedback {self.pk}"
