"""How far the statements of ratings hold for a service."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from judgements.choices import Degree
from judgements.models.base import FieldworkRow


class Weighing(FieldworkRow):
    """The mark of one statement (its code) of one standard; `by` and `at` are of the last one.

    A statement is unmarked where it has no row, or one without a degree: its mark was taken back,
    or a note came first.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="weighings"
    )
    standard = models.ForeignKey("standards.Standard", on_delete=models.PROTECT, related_name="+")
    statement = models.CharField(max_length=50)
    degree = models.CharField(
        _("How far it holds"), max_length=12, choices=Degree.choices, blank=True
    )
    note = models.TextField(_("Note"), blank=True)
    evidence = models.ManyToManyField("judgements.Evidence", related_name="weighings", blank=True)

    class Meta:
        ordering = ["inspection_id", "standard_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "standard", "statement"], name="weighing_once_per_statement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.standard_id} {self.statement} {self.degree}"
