"""What a service does about the cases that were drawn, before they are read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.choices import RequestOutcome
from cases.models.cases import Case
from cases.models.samples import SampledCase


class CasePreparation(models.Model):
    """Who holds a drawn case in the service, and whether its file is ready to be read."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="preparation")
    case_manager = models.CharField(_("Case manager"), max_length=120, blank=True)
    is_ready = models.BooleanField(_("The file is ready"), default=False)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["case_id"]

    def __str__(self) -> str:
        return str(self.case_id)


class ReplacementRequest(models.Model):
    """The service's wish that a drawn case be replaced, and what became of it."""

    sampled = models.ForeignKey(
        SampledCase, on_delete=models.PROTECT, related_name="replacement_requests"
    )
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=RequestOutcome.choices, blank=True)
    outcome_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sampled"],
                condition=Q(outcome=""),
                name="replacement_request_open_once",
            ),
            models.CheckConstraint(
                name="replacement_request_decided_by_somebody",
                condition=Q(outcome="", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(outcome="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sampled_id} {self.outcome or 'open'}"
