"""Invitations: the one way in for somebody who has no password yet."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import InvitationEnding


def hash_of(token: str) -> str:
    """Return what is stored of a token; it is drawn at random, so one plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """One link, sent to one person's address; it opens once, until a day, unless withdrawn."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_given"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=InvitationEnding.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at__isnull=True), name="invitation_one_at_a_time"
            ),
            models.CheckConstraint(
                name="invitation_ends_in_some_way",
                condition=Q(ended_at__isnull=True, ending="")
                | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    def is_open(self, now: datetime) -> bool:
        """Return whether its link still opens."""
        return self.ended_at is None and now < self.expires_at

    @property
    def delivery(self) -> str:
        """Whether its mail has gone out, in one sentence; asks nothing with both people at hand."""
        words = {"name": self.user.name, "email": self.user.email}
        if self.mailed_at is None:
            sentence = _(
                "%(name)s is invited, but the mail to %(email)s could not be sent. Send it again."
            )
        else:
            sentence = _("%(name)s is invited: a mail to %(email)s is on its way.")
        return sentence % words
