"""How the members of a board see it, each for themselves until it is closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from improvement.choices import BoardView
from inspections.models import Service
from reports.models.base import VersionedRow
from standards.models import Framework


class SelfAssessment(models.Model):
    """One round of a board's rating of itself against the prompts of an edition.

    `parts` are the keys of the parts of the edition that are asked, in its order; see
    improvement/queries/board_prompts.py. A closed round is never opened again.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="self_assessments")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    parts = models.JSONField(default=list)
    title = models.CharField(_("Title"), max_length=120)
    due_date = models.DateField(_("To be answered by"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["service", "opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(closed_at__isnull=True),
                name="self_assessment_one_open_at_a_time",
            ),
            models.CheckConstraint(
                name="self_assessment_closed_by_somebody_at_some_time",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        """Whether the views of the members may be compared."""
        return self.closed_at is not None


class BoardRating(VersionedRow):
    """What one member says of one prompt: nobody else reads it before the round is closed."""

    assessment = models.ForeignKey(SelfAssessment, on_delete=models.CASCADE, related_name="ratings")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prompt = models.CharField(max_length=80)
    view = models.CharField(
        _("How well the board does this"), max_length=10, choices=BoardView.choices
    )
    strengths = models.TextField(_("Strengths"), blank=True)
    warning_signs = models.TextField(_("Warning signs"), blank=True)

    class Meta(VersionedRow.Meta):
        ordering = ["assessment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "member", "prompt"], name="board_rating_once_per_member"
            )
        ]

    def __str__(self) -> str:
        return f"rating of {self.prompt}"


class BoardReminder(models.Model):
    """That a member was reminded of a round, once for each occasion: "due_soon:2026-11-30".

    It is shown to nobody: it would tell who had not rated by then.
    """

    assessment = models.ForeignKey(
        SelfAssessment, on_delete=models.CASCADE, related_name="reminders"
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=40)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["assessment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "member", "occasion"], name="board_reminder_sent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.assessment_id}"
