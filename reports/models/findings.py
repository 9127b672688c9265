"""Key findings of a theme."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import ItemKind
from reports.models.base import Item
from reports.models.texts import Report


class KeyFinding(Item):
    """One numbered key finding."""

    LIST_FIELDS = ("report", "standard")
    KIND = ItemKind.FINDING

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="findings")
    standard = models.ForeignKey("standards.Standard", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Key finding"))

    class Meta(Item.Meta):
        constraints = [
            models.CheckConstraint(name="key_finding_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"finding {self.pk}"
