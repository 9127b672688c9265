"""The actions of a plan, and what happened to them: rows that are only ever added."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from improvement.choices import ActionState, ActionStepKind
from improvement.models.plans import ImprovementPlan, OwnLine
from reports.models.base import VersionedRow


class Action(VersionedRow):
    """What somebody will do for one recommendation or line, by when, and how success shows.

    `recommendation` is the key of a recommendation of the report ("recommendation:<uid>"). An
    action drafted before the report is released belongs to neither yet; it is attached later.
    `verifier` is the member who may verify it beside the chair; never its owner. What a board has
    approved or somebody has reported on is never deleted: it is withdrawn, and stays on record.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="actions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField()
    recommendation = models.CharField(max_length=100, blank=True)
    own_line = models.ForeignKey(
        OwnLine, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    what = models.TextField(_("What will be done"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_date = models.DateField(_("Due"), null=True, blank=True)
    measure = models.TextField(_("Measure of success"), blank=True)
    evidence = models.TextField(_("Evidence that will show it"), blank=True)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(VersionedRow.Meta):
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.CheckConstraint(name="action_says_something", condition=~Q(what="")),
            models.CheckConstraint(
                name="action_belongs_to_one_line",
                condition=Q(recommendation="") | Q(own_line__isnull=True),
            ),
            models.CheckConstraint(
                name="action_verified_by_another_than_its_owner",
                condition=Q(verifier__isnull=True) | ~Q(verifier=models.F("owner")),
            ),
        ]

    def __str__(self) -> str:
        return f"action {self.pk}"


class DueDateChange(models.Model):
    """A date that slipped, or came forward, and why."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="date_changes")
    from_date = models.DateField()
    to_date = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["action", "pk"]
        constraints = [
            models.CheckConstraint(name="due_date_changed_for_a_reason", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.from_date} → {self.to_date}"


class ActionStep(models.Model):
    """A change of an action's state, who made it, and who owned the action then.

    Nobody verifies what they own; the database refuses it too.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=ActionStepKind.choices)
    note = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["action", "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_never_verified_by_its_owner",
                condition=~Q(kind=ActionStepKind.VERIFIED)
                | Q(owner__isnull=True)
                | ~Q(owner=models.F("by")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.action_id}"
