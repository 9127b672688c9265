"""What helps an inspector at work: phrases of their own, and where a case is open just now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.cases import Assessment


class Phrase(models.Model):
    """A sentence that one person uses often in notes; it names nobody and no case."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="phrases"
    )
    text = models.CharField(_("Phrase"), max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "text"], name="phrase_once")]

    def __str__(self) -> str:
        return self.text


class Presence(models.Model):
    """A page on which somebody has a case open, and how many answers it had not saved; advice.

    Like a session it is a passing state, not a deed, so it leaves no event.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    client_id = models.CharField(max_length=64)
    unsaved = models.PositiveIntegerField(default=0)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["assessment_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "user", "client_id"], name="presence_once_per_page"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.assessment_id}"
