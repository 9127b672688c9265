"""What the inspected service says about the draft it was sent, and what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import CommentDecision
from reports.models.base import VersionedRow
from reports.models.texts import Report
from reports.models.versions import ReportVersion


class ServiceComment(VersionedRow):
    """One comment of the service on a numbered place of the version it was sent.

    `place` is the passage's key, "" for anything else; `place_text` says it as the service's copy
    prints it. What the service says and what is answered have a version of their own each.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="service_comments")
    on_version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=100, blank=True)
    place_text = models.CharField(_("Where"), max_length=200)
    claim = models.TextField(_("What the service says"))
    proposal = models.TextField(_("Wording it proposes"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.CharField(
        _("Answer"), max_length=10, choices=CommentDecision.choices, blank=True
    )
    reason = models.TextField(_("Reason"), blank=True)
    answer_version = models.PositiveIntegerField(default=0)
    answer_edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer_edited_at = models.DateTimeField(null=True)

    class Meta(VersionedRow.Meta):
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="service_comment_number"),
            models.CheckConstraint(
                name="service_comment_says_something",
                condition=~Q(claim="") & ~Q(place_text=""),
            ),
            models.CheckConstraint(
                name="service_comment_answered_by_somebody",
                condition=Q(
                    decision="", answer_edited_by__isnull=True, answer_edited_at__isnull=True
                )
                | (
                    ~Q(decision="")
                    & Q(answer_edited_by__isnull=False, answer_edited_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="service_comment_refused_for_a_reason",
                condition=Q(decision__in=["", CommentDecision.ACCEPTED]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.number}"

    @property
    def is_answered(self) -> bool:
        """Whether the lead has answered it."""
        return bool(self.decision)
