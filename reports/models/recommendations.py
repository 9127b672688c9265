"""Recommendations, grouped by the post-holder they are addressed to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import ItemKind
from reports.models.base import Item
from reports.models.texts import Report


class RecommendationGroup(Item):
    """The recommendations to one post-holder."""

    LIST_FIELDS = ("report",)
    KIND = ItemKind.ADDRESSEE

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="groups")
    addressee = models.CharField(_("Addressed to"), max_length=160)

    class Meta(Item.Meta):
        constraints = [
            models.CheckConstraint(
                name="recommendation_group_has_addressee", condition=~Q(addressee="")
            )
        ]

    def __str__(self) -> str:
        return f"addressee {self.pk}"


class Recommendation(Item):
    """One recommendation; numbers run through all groups. `findings` are what it rests on."""

    LIST_FIELDS = ("group",)
    KIND = ItemKind.RECOMMENDATION

    group = models.ForeignKey(
        RecommendationGroup, on_delete=models.CASCADE, related_name="recommendations"
    )
    text = models.TextField(_("Recommendation"))
    findings = models.ManyToManyField(
        "reports.KeyFinding",
        verbose_name=_("Key findings it rests on"),
        related_name="recommendations",
        blank=True,
    )

    class Meta(Item.Meta):
        constraints = [
            models.CheckConstraint(name="recommendation_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"recommendation {self.pk}"
