"""Who approved a plan, who confirmed what it covers, and how it ended: only ever added."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from improvement.choices import ApprovalKind, SignOffOutcome
from improvement.models.files import KeptFile
from improvement.models.plans import ImprovementPlan


class Approval(models.Model):
    """An approval of the plan as it stood: by the board in the system, elsewhere on record.

    `content` is what the plan said then, as JSON with sorted keys and without any text of the
    report; `digest` is its SHA-256. `body`, `name` and `approved_date` say which body approved it,
    who spoke for it, and when.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="approvals")
    kind = models.CharField(max_length=10, choices=ApprovalKind.choices)
    body = models.CharField(_("Body that approved it"), max_length=160)
    name = models.CharField(_("Who approved it for the body"), max_length=120)
    approved_date = models.DateField(_("Approved on"))
    note = models.TextField(_("Note"), blank=True)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="approval_names_who_approved", condition=~Q(body="") & ~Q(name="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.plan_id}"


class ApprovalDocument(KeptFile):
    """The document that shows an approval elsewhere, such as the minutes of a cabinet."""

    approval = models.OneToOneField(
        Approval, on_delete=models.PROTECT, primary_key=True, related_name="document"
    )

    def __str__(self) -> str:
        return f"document of {self.approval_id}"


class CoverageConfirmation(models.Model):
    """What the lead inspector says of whether the plan answers every recommendation."""

    plan = models.ForeignKey(
        ImprovementPlan, on_delete=models.PROTECT, related_name="confirmations"
    )
    is_covered = models.BooleanField()
    note = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="coverage_denied_for_a_reason", condition=Q(is_covered=True) | ~Q(note="")
            )
        ]

    def __str__(self) -> str:
        return f"coverage of {self.plan_id}"


class SignOff(models.Model):
    """The end of a plan, or that it is carried on; the chair says so."""

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.PROTECT, related_name="sign_offs")
    outcome = models.CharField(max_length=12, choices=SignOffOutcome.choices)
    reason = models.TextField(blank=True)
    carried_to_date = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_carried_on_for_a_reason",
                condition=Q(outcome=SignOffOutcome.COMPLETE)
                | (~Q(reason="") & Q(carried_to_date__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.plan_id}"
