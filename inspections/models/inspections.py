"""The services that can be inspected, and the inspections of them."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspections.choices import Country, Region, SizeGroup, Stage
from inspections.types import Schedule


class Service(models.Model):
    """A youth offending team (YOT), the body that is inspected."""

    code = models.SlugField(_("Short code"), unique=True)
    name = models.CharField(_("Name of the service"), max_length=120)
    local_authority = models.CharField(_("Local authority"), max_length=120)
    country = models.CharField(_("Country"), max_length=10, choices=Country.choices)
    region = models.CharField(_("Region"), max_length=30, choices=Region.choices, blank=True)
    size_group = models.CharField(_("Size"), max_length=10, choices=SizeGroup.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Inspection(models.Model):
    """One visit to one service, scored against one pinned edition of a framework."""

    reference = models.SlugField(_("Reference"), unique=True, max_length=60)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="inspections")
    framework = models.ForeignKey(
        "standards.Framework", on_delete=models.PROTECT, related_name="inspections"
    )
    standards = models.ManyToManyField("standards.Standard", related_name="inspections")
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    # How often optional standards were chosen: at 0 nobody has thought about them.
    standards_version = models.PositiveIntegerField(default=0)
    reason_for_selection = models.TextField(_("Reason for selection"))
    reason_version = models.PositiveIntegerField(default=0)
    announced_date = models.DateField(_("Announced on"))
    week_one_date = models.DateField(_("Fieldwork week 1 begins on"))
    week_two_date = models.DateField(_("Fieldwork week 2 begins on"))
    draft_due_date = models.DateField(_("Draft report due on"))
    publication_date = models.DateField(_("Publication on"))
    # How often the dates were set: at 0 they are proposals that nobody has looked at.
    dates_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-week_one_date", "pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_dates_in_order",
                condition=Q(announced_date__lt=F("week_one_date"))
                & Q(week_one_date__lt=F("week_two_date"))
                & Q(week_two_date__lt=F("draft_due_date"))
                & Q(draft_due_date__lt=F("publication_date")),
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_published(self) -> bool:
        """Whether the report is out; until then everything about it is a draft."""
        return self.stage == Stage.PUBLISHED

    @property
    def is_announced(self) -> bool:
        """Whether the service knows of the inspection."""
        return self.stage != Stage.PLANNED

    @property
    def schedule(self) -> Schedule:
        """All dates, in order."""
        return Schedule(
            announced_date=self.announced_date,
            week_one_date=self.week_one_date,
            week_two_date=self.week_two_date,
            draft_due_date=self.draft_due_date,
            publication_date=self.publication_date,
        )

    @property
    def labelled_dates(self) -> list[tuple[str, date]]:
        """All dates, in order, each with its name."""
        names = {field.name: str(field.verbose_name) for field in self._meta.fields}
        return [(names[field], day) for field, day in vars(self.schedule).items()]

    @property
    def audit_stream(self) -> str:
        """The name of the chain that holds this inspection's audit events."""
        return f"inspection/{self.reference}"
