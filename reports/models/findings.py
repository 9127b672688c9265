"""Key findings of a theme."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import ItemKind
from reports.models.base import Item
from reports.models.texts import Report


class KeyFinding(Item):
    """One numbered key finding; `source` names what it was taken over from, such as "line-3"."""

    LIST_FIELDS = ("report", "standard")
    KIND = ItemKind.FINDING

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="findings")
    standard = models.ForeignKey("standards.Standard", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Key finding"))
    source = models.CharField(_("Taken over from"), max_length=80, blank=True)

    class Meta(Item.Meta):
        constraints = [
            models.CheckConstraint(name="key_finding_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"finding {self.pk}"
