"""Why a person must not inspect a service."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspections.models.inspections import Service


class ConflictOfInterest(models.Model):
    """Why a person must not inspect one service. It stands until it is lifted; both stay on record.

    Who declared and who lifted it are addresses, as in the audit trail.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts"
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="conflicts")
    reason = models.TextField(_("Reason"))
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=254)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=254, blank=True)
    lift_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "service"],
                condition=Q(lifted_at__isnull=True),
                name="conflict_stands_once_per_service",
            ),
            models.CheckConstraint(
                name="conflict_is_lifted_by_somebody_for_a_reason",
                condition=Q(lifted_at__isnull=True, lifted_by="", lift_reason="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_by="") & ~Q(lift_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"conflict {self.pk}"
