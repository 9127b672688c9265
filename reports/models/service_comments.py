"""What the inspected service says about the draft it was sent, and what was answered."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import CommentDecision
from reports.models.accuracy import AccuracyCheck
from reports.models.base import VersionedRow
from reports.models.texts import Report
from reports.models.versions import ReportVersion


class ServiceComment(VersionedRow):
    """One comment of the service on a place of the version it was sent.

    `place` is a passage's key, "rating:" and a theme's code, "figure:" and a question's code, or ""
    for anything else; `place_text` says it as the service's copy prints it. Pages make the `uid`.
    What the service writes itself has no number, and nobody of the inspectorate sees it, until the
    service sends it; from then on it stays as it is. What is answered has a version of its own:
    `change_place` is the passage that was changed for it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="service_comments")
    accuracy_check = models.ForeignKey(
        AccuracyCheck, on_delete=models.PROTECT, related_name="comments"
    )
    on_version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField(null=True)
    is_by_service = models.BooleanField(default=False)
    place = models.CharField(max_length=100, blank=True)
    place_text = models.CharField(_("Where"), max_length=200)
    claim = models.TextField(_("What the service says"))
    proposal = models.TextField(_("Wording it proposes"), blank=True)
    evidence = models.TextField(_("Evidence for it"), blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.CharField(
        _("Answer"), max_length=10, choices=CommentDecision.choices, blank=True
    )
    reason = models.TextField(_("Reason"), blank=True)
    change_place = models.CharField(_("What was changed"), max_length=100, blank=True)
    change_place_text = models.CharField(max_length=200, blank=True)
    change_note = models.TextField(_("How it was changed"), blank=True)
    answer_version = models.PositiveIntegerField(default=0)
    answer_edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer_edited_at = models.DateTimeField(null=True)

    class Meta(VersionedRow.Meta):
        ordering = ["report", "number", "pk"]
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
            models.CheckConstraint(
                name="service_comment_unsent_is_unanswered",
                condition=Q(number__isnull=False) | Q(is_by_service=True, decision=""),
            ),
            models.CheckConstraint(
                name="service_comment_sent_is_not_withdrawn",
                condition=Q(number__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.number}"

    @property
    def is_answered(self) -> bool:
        """Whether the lead has answered it."""
        return bool(self.decision)

    @property
    def is_sent(self) -> bool:
        """Whether the inspectorate sees it."""
        return self.number is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the service has removed it before it was sent."""
        return self.withdrawn_at is not None
