"""A report's texts that stand once: foreword, lead-in of the recommendations, summaries."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.choices import ReportStatus
from reports.models.base import VersionedRow


class Report(VersionedRow):
    """The written report of one inspection: its foreword, and where it is on its way.

    `publication_number` is given at the first sign-off and kept by every later version; the
    `correction_note` is what readers of a corrected version are told.
    The lead-in is saved on its own, so it has a version of its own beside the foreword's.
    """

    inspection = models.OneToOneField(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="report"
    )
    status = models.CharField(
        max_length=20, choices=ReportStatus.choices, default=ReportStatus.DRAFT
    )
    publication_number = models.CharField(
        _("Publication number"), max_length=40, unique=True, null=True, blank=True
    )
    correction_note = models.TextField(_("What was corrected"), blank=True)
    foreword = models.TextField(_("Foreword"), blank=True)
    signatory_name = models.CharField(_("Signed by"), max_length=120, blank=True)
    signatory_office = models.CharField(_("Office"), max_length=160, blank=True)
    signed_month = models.DateField(_("Month"), null=True, blank=True)
    lead_in = models.TextField(_("Lead-in to the recommendations"), blank=True)
    lead_in_version = models.PositiveIntegerField(default=0)
    lead_in_edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    lead_in_edited_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"report of {self.inspection_id}"


class ThemeText(VersionedRow):
    """What is written once per theme: the summary paragraph after its first sentence."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="theme_texts")
    standard = models.ForeignKey("standards.Standard", on_delete=models.PROTECT, related_name="+")
    summary = models.TextField(_("Summary"), blank=True)

    class Meta(VersionedRow.Meta):
        ordering = ["report", "standard"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "standard"], name="theme_text_once_per_standard"
            )
        ]

    def __str__(self) -> str:
        return f"summary of {self.standard_id}"
