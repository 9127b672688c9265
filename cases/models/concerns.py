"""Urgent concerns about somebody's safety, and the steps that each has come through.

They stand beside the answers and count for nothing. What was typed stands in payload rows, which
retention alone may delete.
"""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from cases.choices import ConcernState, ConcernStepKind
from cases.models.cases import Case


class UrgentConcern(models.Model):
    """A worry about a child's or somebody else's safety that cannot wait for the report.

    Its key is the operation id that the page made, so that sending twice makes one concern. Who
    raised it, about which case and when can never change. `escalated_at` is set when it went to
    the deputy; `plan_due_date` when the service was told, which opens it to the service.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concerns")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="concerns_raised"
    )
    raised_at = models.DateTimeField()
    client_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=ConcernState.choices, default=ConcernState.OPEN)
    escalated_at = models.DateTimeField(null=True, blank=True)
    plan_due_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["raised_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="concern_told_with_a_date_for_the_plan",
                condition=~Q(state__in=[ConcernState.SERVICE_TOLD, ConcernState.PLAN_RECEIVED])
                | Q(plan_due_date__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"concern {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether nobody who leads has acknowledged it yet."""
        return self.state == ConcernState.OPEN

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self.state == ConcernState.CLOSED

    @property
    def is_told(self) -> bool:
        """Whether the service was told, so that its manager may read it."""
        return self.plan_due_date is not None


class UrgentConcernPayload(models.Model):
    """What was typed when a concern was raised."""

    concern = models.OneToOneField(
        UrgentConcern, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    what = models.TextField()
    why_now = models.TextField()
    told_already = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"payload of {self.concern_id}"


class ConcernStep(models.Model):
    """Something that happened to a concern; append-only. Nobody's name stands by what ran alone."""

    concern = models.ForeignKey(UrgentConcern, on_delete=models.PROTECT, related_name="steps")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=ConcernStepKind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["concern_id", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "sequence"], name="concern_step_one_per_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.concern_id}/{self.sequence} {self.kind}"


class ConcernStepPayload(models.Model):
    """What was recorded with a step: whom was told and how, the plan, the closing note."""

    step = models.OneToOneField(
        ConcernStep, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    data = models.JSONField(encoder=DjangoJSONEncoder, default=dict)

    def __str__(self) -> str:
        return f"payload of {self.step_id}"
