"""What the second week is to find out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from judgements.models.base import FieldworkRow


class LineOfEnquiry(FieldworkRow):
    """A question that the cases raise and fieldwork is to answer.

    `number` counts within the inspection. `source_question` is the code of the case question or
    key question whose result raised it, "" where somebody thought of it; what that result was then
    stays beside it, as sufficient and applicable answers. A line is open until it has a conclusion,
    and can be opened again; the conclusion then stays as what was last thought.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="lines_of_enquiry"
    )
    number = models.PositiveSmallIntegerField()
    standard = models.ForeignKey(
        "standards.Standard", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    source_question = models.CharField(max_length=50, blank=True)
    source_sufficient = models.PositiveSmallIntegerField(default=0)
    source_applicable = models.PositiveSmallIntegerField(default=0)
    question = models.TextField(_("Question"))
    reason = models.TextField(_("Why it is asked"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    conclusion = models.TextField(_("Conclusion"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["inspection_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "number"], name="line_of_enquiry_numbered_once"
            ),
            models.CheckConstraint(
                name="line_of_enquiry_result_is_part_of_its_base",
                condition=Q(source_sufficient__lte=F("source_applicable")),
            ),
            models.CheckConstraint(
                name="line_of_enquiry_asks_for_a_reason", condition=~Q(question="") & ~Q(reason="")
            ),
            models.CheckConstraint(
                name="line_of_enquiry_is_closed_with_a_conclusion",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(conclusion="")),
            ),
        ]

    def __str__(self) -> str:
        return f"line of enquiry {self.number}"

    @property
    def is_closed(self) -> bool:
        """Whether it has been answered."""
        return self.closed_at is not None
