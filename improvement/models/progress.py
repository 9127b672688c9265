"""What owners report of their actions, quarter by quarter: rows that are only ever added."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from improvement.choices import Rag
from improvement.models.actions import Action
from improvement.models.files import KeptFile
from improvement.models.plans import ImprovementPlan


class ProgressUpdate(models.Model):
    """How an action went in a quarter, from its first day; the last of a quarter counts."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    quarter = models.DateField()
    rag = models.CharField(_("How it goes"), max_length=5, choices=Rag.choices)
    text = models.TextField(_("What was done"))
    evidence = models.TextField(_("Evidence"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["action", "pk"]
        constraints = [
            models.CheckConstraint(name="progress_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"{self.rag} {self.action_id}"


class ProgressFile(KeptFile):
    """A document that shows progress."""

    update = models.OneToOneField(
        ProgressUpdate, on_delete=models.CASCADE, primary_key=True, related_name="file"
    )

    def __str__(self) -> str:
        return f"file of {self.update_id}"


class Reminder(models.Model):
    """Something of a plan that a mail told somebody waits for them: each is told of once.

    `subject` is the uid of an action, "" for the plan as a whole; `occasion` says what waits, and
    since when: "overdue:2026-11-30".
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="reminders")
    subject = models.CharField(max_length=40, blank=True)
    occasion = models.CharField(max_length=60)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "plan", "subject", "occasion"], name="reminder_sent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.plan_id}"
