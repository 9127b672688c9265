"""Voices of children, parents and victims, and examples of practice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judgements.choices import ExampleKind, Speaker
from judgements.models.base import FieldworkRow


class VoiceComment(FieldworkRow):
    """What somebody said; `consent_note` tells when and how they agreed that it is published."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="voice_comments"
    )
    speaker = models.CharField(_("Who said it"), max_length=20, choices=Speaker.choices)
    standard = models.ForeignKey(
        "standards.Standard", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    text = models.TextField(_("What they said"))
    is_consented = models.BooleanField(_("They agreed that it is published"), default=False)
    consent_note = models.CharField(_("When and how they agreed"), max_length=200, blank=True)

    class Meta:
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.CheckConstraint(name="voice_comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="voice_comment_tells_of_its_consent",
                condition=Q(is_consented=False) | ~Q(consent_note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class PracticeExample(FieldworkRow):
    """An example of practice with one child, under a changed name.

    `consent_withdrawn_at` is when consent was withdrawn after the report had been published.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="practice_examples"
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=ExampleKind.choices)
    standard = models.ForeignKey(
        "standards.Standard", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    title = models.CharField(_("Title"), max_length=120)
    changed_name = models.CharField(_("Changed name"), max_length=60)
    is_name_changed = models.BooleanField(_("This is not the child's real name"), default=False)
    text = models.TextField(_("What happened"))
    is_consented = models.BooleanField(_("There is consent to publish"), default=False)
    consent_note = models.CharField(_("When and how they agreed"), max_length=200, blank=True)
    consent_withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.CheckConstraint(name="practice_told_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="practice_told_under_a_changed_name", condition=Q(is_name_changed=True)
            ),
            models.CheckConstraint(
                name="practice_told_tells_of_its_consent",
                condition=Q(is_consented=False) | ~Q(consent_note=""),
            ),
            models.CheckConstraint(
                name="practice_told_without_the_consent_withdrawn",
                condition=Q(consent_withdrawn_at__isnull=True) | Q(is_consented=False),
            ),
        ]

    def __str__(self) -> str:
        return f"example {self.pk}"
