"""Judgements of themes: a history that only grows; the newest row is the judgement that stands.

What the cases indicated at the time is frozen beside what was judged, so that both values and the
reason for a departure stay readable whatever happens to the cases afterwards. Database triggers
(migration 0002) refuse every change to a row.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from standards.types import NOT_RATED


class ThemeJudgement(models.Model):
    """One version of the judgement of one theme; codes of ratings, counts of answers and cases.

    `rating` is a code of the edition's scale, or NOT_RATED.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.PROTECT, related_name="judgements"
    )
    standard = models.ForeignKey(
        "standards.Standard", on_delete=models.PROTECT, related_name="judgements"
    )
    version = models.PositiveIntegerField()
    rating = models.CharField(max_length=40)
    indicated_rating = models.CharField(max_length=40, blank=True)
    indicated_sufficient = models.PositiveIntegerField(default=0)
    indicated_applicable = models.PositiveIntegerField(default=0)
    cases_submitted = models.PositiveIntegerField()
    cases_total = models.PositiveIntegerField()
    # Why the framework allows a departure from what the cases indicate; see scoring.standards.
    ground = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["inspection", "standard", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "standard", "version"],
                name="theme_judgement_once_per_version",
            ),
            models.CheckConstraint(
                name="theme_judgement_as_indicated_or_with_reason",
                condition=Q(rating=F("indicated_rating")) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="theme_judgement_ground_only_for_a_departure",
                condition=Q(ground="") | ~Q(rating=F("indicated_rating")),
            ),
            models.CheckConstraint(
                name="theme_judgement_indicated_only_from_applicable_answers",
                condition=Q(indicated_sufficient__lte=F("indicated_applicable"))
                & (Q(indicated_rating="") | Q(indicated_applicable__gt=0)),
            ),
            models.CheckConstraint(
                name="theme_judgement_counts_its_cases",
                condition=Q(cases_submitted__lte=F("cases_total")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.standard_id} v{self.version}"

    @property
    def is_rated(self) -> bool:
        """Whether a rating was given at all."""
        return self.rating != NOT_RATED

    @property
    def is_departure(self) -> bool:
        """Whether it differs from what the cases indicated at the time."""
        return bool(self.indicated_rating) and self.rating != self.indicated_rating

    @property
    def is_provisional(self) -> bool:
        """Whether cases were still open when it was judged."""
        return self.cases_submitted < self.cases_total
