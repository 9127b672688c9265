"""What members of the team say to each other beside a passage; never printed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.models.texts import Report


class TeamComment(models.Model):
    """A comment beside a passage, or a reply to one; a thread is settled at its first comment."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="team_comments")
    key = models.CharField(max_length=100)
    thread = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    text = models.TextField(_("Comment"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["report", "key"], name="team_comment_of_passage")]
        constraints = [
            models.CheckConstraint(name="team_comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="team_comment_settled_by_somebody",
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False, thread__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def is_resolved(self) -> bool:
        """Whether the thread that it opens is settled."""
        return self.resolved_at is not None
