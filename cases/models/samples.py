"""The caseload that a service sends, and the sample that is drawn from it."""

from django.conf import settings as django_settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Caseload(models.Model):
    """One accepted file of a service's cases; a newer version takes the place of an older one.

    `columns` says which column of the file was read for which field: "reference", "start_date"
    or the code of a case fact. `fieldwork_date` is the day from which windows were measured.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.PROTECT, related_name="caseloads"
    )
    version = models.PositiveIntegerField()
    file_name = models.CharField(_("File"), max_length=120)
    file_sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    fieldwork_date = models.DateField()
    uploaded_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["inspection_id", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "version"], name="caseload_once_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} v{self.version}"


class CaseloadRow(models.Model):
    """One case of a caseload; `number` is its row in the file.

    `stratum` is a code of the sampling rules, "" where the case belongs to none. `excluded` holds
    the codes of why it cannot be drawn; a case without any is eligible.
    """

    caseload = models.ForeignKey(Caseload, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=30)
    stratum = models.CharField(max_length=40, blank=True)
    start_date = models.DateField(null=True, blank=True)
    facts = models.JSONField(default=dict)
    excluded = models.JSONField(default=list)

    class Meta:
        ordering = ["caseload_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["caseload", "reference"], name="caseload_reference_once"
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_eligible(self) -> bool:
        """Whether it can be drawn."""
        return not self.excluded


class CaseloadDraft(models.Model):
    """A file that waits for its columns to be named or its faults to be mended.

    Only files without names and dates of birth come this far. `columns` are those of the file in
    their order, each with its `name` and the `field` it was read for, "" for none; each of `rows`
    is its number in the file and its cells.
    """

    inspection = models.OneToOneField(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="caseload_draft"
    )
    file_name = models.CharField(max_length=120)
    file_sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.file_name}"


class Sample(models.Model):
    """One draw from a caseload with all that is needed to draw it again.

    `settings` holds sizes, characteristics and quotas as they were asked for; `reason` why a size
    was chosen by hand. A sample stands until it is discarded, by somebody and for a reason; the one
    that is drawn then has the next version.
    """

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.PROTECT, related_name="samples"
    )
    version = models.PositiveIntegerField()
    caseload = models.ForeignKey(Caseload, on_delete=models.PROTECT, related_name="samples")
    seed = models.CharField(max_length=64)
    algorithm = models.PositiveSmallIntegerField()
    settings = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    drawn_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    drawn_at = models.DateTimeField()
    discarded_at = models.DateTimeField(null=True, blank=True)
    discarded_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    discard_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["inspection_id", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "version"], name="sample_once_per_version"
            ),
            models.CheckConstraint(
                name="sample_discarded_by_somebody_for_a_reason",
                condition=Q(discarded_at__isnull=True, discarded_by__isnull=True, discard_reason="")
                | (
                    Q(discarded_at__isnull=False, discarded_by__isnull=False)
                    & ~Q(discard_reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} v{self.version}"

    @property
    def is_discarded(self) -> bool:
        """Whether it stands no more."""
        return self.discarded_at is not None


class Replacement(models.Model):
    """A case of the sample that could not be read, and the reserve that stands in for it.

    `how` says how near the reserve is, as a code of sampling.reserves.
    """

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="replacements")
    leaving = models.OneToOneField(
        "cases.SampledCase", on_delete=models.PROTECT, related_name="replaced_by"
    )
    entering = models.OneToOneField(
        "cases.SampledCase", on_delete=models.PROTECT, related_name="replaces"
    )
    how = models.CharField(max_length=20)
    reason = models.TextField()
    by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["sample_id", "pk"]

    def __str__(self) -> str:
        return f"{self.leaving_id} by {self.entering_id}"


class SampledCase(models.Model):
    """A case that was drawn, or stands in reserve in the order of `place`, from 1.

    `case` is the case of the inspection that came of it, None for a reserve that was not needed,
    for a case that was replaced, and once the sample is discarded.
    """

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="drawn")
    row = models.ForeignKey(CaseloadRow, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    is_reserve = models.BooleanField(default=False)
    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="drawn_as"
    )

    class Meta:
        ordering = ["sample_id", "is_reserve", "place"]
        constraints = [models.UniqueConstraint(fields=["sample", "row"], name="sampled_case_once")]

    def __str__(self) -> str:
        return f"{self.sample_id} {self.row_id}"
