"""When a report becomes public, who is told, and what the public finds of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspections.choices import Region
from reports.choices import Language
from reports.models.base import VersionedRow
from reports.models.texts import Report
from reports.models.versions import ReportVersion


class PublicationDates(models.Model):
    """One decision on when a report may be published: a row is only ever added, the last counts.

    `publication_at` is the end of the embargo, None where the report may be published at once.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="publication_dates")
    publication_at = models.DateTimeField(_("Publication"), null=True)
    press_notice_date = models.DateField(_("Press notice"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return f"publication dates {self.pk}"


class Recipient(VersionedRow):
    """Somebody outside who is told by mail when the report is published."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("Name"), max_length=120)
    organisation = models.CharField(_("Organisation"), max_length=160, blank=True)
    email = models.EmailField(_("Email address"))
    note = models.CharField(_("Note"), max_length=300, blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta(VersionedRow.Meta):
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "email"], name="recipient_once_in_a_report"),
            models.CheckConstraint(
                name="recipient_can_be_written_to", condition=~Q(name="") & ~Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return f"recipient {self.pk}"


class Publication(VersionedRow):
    """What the public finds of a report, taken from the version that it reads or last read.

    The steps of the report decide what is public; this row is written with them and says the same
    in few words, so that a list need not open versions. `shown` holds a PublicText by language,
    `words` what searches look through. A report that is withdrawn keeps its row, with the moment;
    the row's own version counts how often the notice of that was worded.
    """

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="publication")
    public_version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="+")
    shown = models.JSONField()
    words = models.TextField()
    region = models.CharField(max_length=30, choices=Region.choices, blank=True)
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_notice = models.TextField(_("What the public reads instead"), blank=True)

    class Meta(VersionedRow.Meta):
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["published_at"], name="publication_newest")]
        constraints = [
            models.CheckConstraint(
                name="publication_notice_of_what_is_withdrawn",
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawal_notice=""),
            )
        ]

    def __str__(self) -> str:
        return f"publication of {self.report_id}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the public no longer reads it."""
        return self.withdrawn_at is not None


class PublicationMail(models.Model):
    """The mail that tells one address of one publication: how often it was tried, and when it went.

    `published_at` is that of the publication told of: a correction is told of anew.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="mails")
    published_at = models.DateTimeField()
    email = models.EmailField()
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["publication", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "published_at", "email"], name="publication_mail_once"
            )
        ]

    def __str__(self) -> str:
        return f"mail of a publication {self.pk}"


class PracticeExample(models.Model):
    """A good practice example of what is public now, for the library: gone once it is withdrawn.

    `key` names its passage, the same in every language.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="practice_examples"
    )
    language = models.CharField(max_length=2, choices=Language.choices)
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=80, blank=True)
    standard = models.CharField(max_length=50)
    standard_title = models.CharField(max_length=250)
    anchor = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    words = models.TextField()

    class Meta:
        ordering = ["publication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "language", "position"], name="practice_example_once"
            )
        ]

    def __str__(self) -> str:
        return f"practice example {self.pk}"


class ConsentWithdrawal(models.Model):
    """That whoever a published example tells of agrees no longer: a row is only ever added.

    The example it names by the key of its passage is never in the library again.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="consent_withdrawals")
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=250, blank=True)
    reason = models.TextField(_("Why it is taken out"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="consent_withdrawn_once"),
            models.CheckConstraint(
                name="consent_withdrawn_for_a_reason", condition=~Q(key="") & ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal of consent {self.pk}"
