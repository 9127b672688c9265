"""Registers of facts about a service."""

from django.db import models

from judgements.models.base import FieldworkRow


class RegisterEntry(FieldworkRow):
    """One entry of a register; `values` by column code, in the shapes of judgements/registers.yaml.

    `register` is a code there.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="register_entries"
    )
    register = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    values = models.JSONField()

    class Meta:
        ordering = ["inspection_id", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.register} {self.pk}"
