"""How recommended ratings become agreed ones.

Decisions are only ever added: database triggers (migration 0005) refuse every change to a row.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judgements.choices import DecisionOutcome
from judgements.models.base import FieldworkRow


class PanelMeeting(FieldworkRow):
    """A meeting of the ratings panel about one inspection."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="panel_meetings"
    )
    held_date = models.DateField(_("Held on"))
    note = models.TextField(_("Note"), blank=True)

    class Meta:
        ordering = ["inspection_id", "held_date", "pk"]

    def __str__(self) -> str:
        return f"panel of {self.held_date}"


class PanelAttendee(models.Model):
    """Somebody at a meeting, in words: a name with their role or body."""

    meeting = models.ForeignKey(PanelMeeting, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)

    class Meta:
        ordering = ["meeting_id", "pk"]

    def __str__(self) -> str:
        return f"attendee {self.pk}"


class ModerationDecision(models.Model):
    """What was decided about one version of a judgement; each version is decided once.

    `rating` is what was agreed, which may differ from what was recommended; "" where the judgement
    was returned. `ground` is why the framework allows the agreed rating to depart from what the
    cases indicate. `meeting` is None where the lead inspector decides alone.
    """

    judgement = models.OneToOneField(
        "judgements.ThemeJudgement", on_delete=models.PROTECT, related_name="decision"
    )
    outcome = models.CharField(max_length=10, choices=DecisionOutcome.choices)
    rating = models.CharField(max_length=40, blank=True)
    ground = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    meeting = models.ForeignKey(
        PanelMeeting, on_delete=models.PROTECT, related_name="decisions", null=True, blank=True
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["judgement_id"]
        constraints = [
            models.CheckConstraint(
                name="moderation_agrees_a_rating_or_returns_with_reason",
                condition=(Q(outcome=DecisionOutcome.AGREED) & ~Q(rating=""))
                | (Q(outcome=DecisionOutcome.RETURNED, rating="", ground="") & ~Q(reason="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.judgement_id} {self.outcome}"
