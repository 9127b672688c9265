"""An improvement plan, the service's own lines in it, and the cover sheet for its council."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection
from reports.models.base import VersionedRow


class ImprovementPlan(models.Model):
    """The plan of the service that an inspection is of; it belongs to the service.

    The recommendations it answers are not stored here: they are read from the version of the
    report that the service may read at that moment, so that nothing else can ever be shown.
    """

    inspection = models.OneToOneField(
        Inspection, on_delete=models.PROTECT, related_name="improvement_plan"
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()

    class Meta:
        ordering = ["inspection"]

    def __str__(self) -> str:
        return f"plan of {self.inspection_id}"


class OwnLine(VersionedRow):
    """A line that the service set itself, beside the recommendations; marked as its own.

    `source` says what it comes from: "" or "self-assessment:<prompt>".
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="own_lines")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField()
    text = models.TextField(_("What is to improve"))
    source = models.CharField(max_length=100, blank=True)

    class Meta(VersionedRow.Meta):
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="own_line_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"own line {self.pk}"


class CabinetCover(VersionedRow):
    """What the cover sheet for a council's cabinet says besides the plan."""

    plan = models.OneToOneField(ImprovementPlan, on_delete=models.CASCADE, related_name="cover")
    meeting = models.CharField(_("Body it goes to"), max_length=160, blank=True)
    meeting_date = models.DateField(_("Date of the meeting"), null=True, blank=True)
    decision = models.TextField(_("Decision that is asked for"), blank=True)
    finance = models.TextField(_("Financial implications"), blank=True)
    legal = models.TextField(_("Legal implications"), blank=True)
    equalities = models.TextField(_("Equalities implications"), blank=True)

    def __str__(self) -> str:
        return f"cover of {self.plan_id}"
