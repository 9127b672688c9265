"""What the team heard, read and saw in fieldwork, and what that bears on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judgements.choices import ContactGroup, Direction, EvidenceKind
from judgements.models.base import FieldworkRow


class Evidence(FieldworkRow):
    """One entry of the evidence log, which only its author (`by`) edits.

    The page makes its id, so that an entry begun without a network is stored once. `role` and
    `organisation` say whom it comes from, never by name; `people_count` is how many were met.
    """

    id = models.UUIDField(primary_key=True)
    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="evidence"
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=EvidenceKind.choices)
    held_date = models.DateField(_("Date"))
    group = models.CharField(
        _("Who was met"), max_length=20, choices=ContactGroup.choices, blank=True
    )
    role = models.CharField(_("Role"), max_length=120, blank=True)
    organisation = models.CharField(_("Organisation"), max_length=120, blank=True)
    people_count = models.PositiveSmallIntegerField(_("Number of people"), default=0)
    direction = models.CharField(_("What it shows"), max_length=10, choices=Direction.choices)
    text = models.TextField(_("Evidence"))
    document = models.ForeignKey(
        "inspections.RequestedDocument",
        on_delete=models.PROTECT,
        related_name="evidence",
        null=True,
        blank=True,
    )
    lines = models.ManyToManyField("judgements.LineOfEnquiry", related_name="evidence", blank=True)

    class Meta:
        ordering = ["inspection_id", "held_date", "at", "pk"]
        constraints = [
            models.CheckConstraint(name="evidence_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="evidence_counts_people_of_a_group",
                condition=Q(people_count=0) | ~Q(group=""),
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class EvidenceLink(models.Model):
    """What one entry bears on: a whole theme or standard, or a place in it.

    `place` is "" for the whole, else the code of a key question, the place of a prompt such as
    "1.1.1a", or the place of an item of a theme's fieldwork prompts; see standards.types.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="links")
    standard = models.ForeignKey("standards.Standard", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["evidence_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "standard", "place"], name="evidence_linked_once_to_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} → {self.standard_id} {self.place}"


class Attachment(models.Model):
    """A file beside an entry; its bytes stand in a row of their own."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["evidence_id", "pk"]

    def __str__(self) -> str:
        return f"attachment {self.pk}"


class AttachedFile(models.Model):
    """The bytes of an attachment, apart from it so that lists do not load them."""

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, primary_key=True, related_name="file"
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"file of {self.attachment_id}"


class ExpectedContact(models.Model):
    """How many people of a group the team means to meet."""

    inspection = models.ForeignKey(
        "inspections.Inspection", on_delete=models.CASCADE, related_name="expected_contacts"
    )
    group = models.CharField(max_length=20, choices=ContactGroup.choices)
    expected = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "group"], name="expected_contact_once_per_group"
            )
        ]

    def __str__(self) -> str:
        return f"{self.expected} {self.group}"
