"""When cases are read in the first week of fieldwork, and who cannot read them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.choices import HalfDay
from cases.models.cases import Assessment, Case


class ReadingSlot(models.Model):
    """The half day on which a case is read and its case manager interviewed.

    Who reads it is the scorer of the assessment; a slot without a scorer does not exist.
    """

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="slot")
    day = models.DateField(_("Day"))
    half = models.PositiveSmallIntegerField(_("Half day"), choices=HalfDay.choices)

    class Meta:
        ordering = ["day", "half", "pk"]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.day} {self.half}"


class AwayDay(models.Model):
    """A day of the first week on which a member of the team reads no cases."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="away_days"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="away_days"
    )
    day = models.DateField()

    class Meta:
        ordering = ["inspection_id", "day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "user", "day"], name="away_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class CaseConflict(models.Model):
    """Why a member of the team must not read one case; it stands until it is lifted.

    Who declared and who lifted it are addresses, as in the audit trail.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="case_conflicts"
    )
    reason = models.TextField(_("Reason"))
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=254)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=254, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(lifted_at__isnull=True),
                name="case_conflict_stands_once",
            ),
            models.CheckConstraint(
                name="case_conflict_is_lifted_by_somebody",
                condition=Q(lifted_at__isnull=True, lifted_by="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_by="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.user_id}"
