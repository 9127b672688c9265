"""When an inspection really moved from stage to stage."""

from django.db import models

from inspections.choices import Stage
from inspections.models.inspections import Inspection


class StageMove(models.Model):
    """One move, and the day it happened on; rows are only ever added."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="moves")
    from_stage = models.CharField(max_length=20, choices=Stage.choices)
    to_stage = models.CharField(max_length=20, choices=Stage.choices)
    moved_date = models.DateField()

    class Meta:
        ordering = ["inspection_id", "pk"]

    def __str__(self) -> str:
        return f"{self.from_stage} → {self.to_stage}"
