"""The documents that a service is asked for before fieldwork."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspections.choices import DocumentState
from inspections.models.inspections import Inspection


class RequestedDocument(models.Model):
    """One document that is asked for, and what the service says of it; never the document itself.

    `answered_by` and `answered_at` tell of the latest answer, which whoever keeps the list may have
    recorded for the service. What was answered once stays on record: it is withdrawn, not deleted.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="documents")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("Document"), max_length=160)
    description = models.TextField(_("What exactly, and why"))
    due_date = models.DateField(_("Wanted by"), null=True, blank=True)
    state = models.CharField(
        max_length=20, choices=DocumentState.choices, default=DocumentState.REQUESTED
    )
    state_note = models.TextField(_("Note of the service"), blank=True)
    received_date = models.DateField(_("Received on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["inspection_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="document_is_received_on_a_day",
                condition=Q(state=DocumentState.RECEIVED, received_date__isnull=False)
                | (~Q(state=DocumentState.RECEIVED) & Q(received_date__isnull=True)),
            ),
            models.CheckConstraint(
                name="document_is_not_held_for_a_reason",
                condition=~Q(state=DocumentState.NOT_HELD) | ~Q(state_note=""),
            ),
            models.CheckConstraint(
                name="document_is_answered_by_somebody",
                condition=Q(answered_by__isnull=False, answered_at__isnull=False)
                | Q(
                    state=DocumentState.REQUESTED,
                    answered_by__isnull=True,
                    answered_at__isnull=True,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title
