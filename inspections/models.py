"""Services, inspections, and the people on an inspection's team and in a service."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspections.choices import SERVICE_ROLE_CHOICES, TEAM_ROLE_CHOICES, Country, Stage
from inspections.types import Timetable


class Service(models.Model):
    """A youth offending team (YOT), the body that is inspected."""

    code = models.SlugField(_("Short code"), unique=True)
    name = models.CharField(_("Name of the service"), max_length=120)
    local_authority = models.CharField(_("Local authority"), max_length=120)
    country = models.CharField(_("Country"), max_length=10, choices=Country.choices)

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
    reason_for_selection = models.TextField(_("Reason for selection"))
    announced_date = models.DateField(_("Announced on"))
    week_one_date = models.DateField(_("Fieldwork week 1 begins on"))
    week_two_date = models.DateField(_("Fieldwork week 2 begins on"))
    draft_due_date = models.DateField(_("Draft report due on"))
    publication_date = models.DateField(_("Publication on"))

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
    def timetable(self) -> Timetable:
        """All dates, in order."""
        return Timetable(
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
        return [(names[field], day) for field, day in vars(self.timetable).items()]

    @property
    def audit_stream(self) -> str:
        """The name of the chain that holds this inspection's audit events."""
        return f"inspection/{self.reference}"


class TeamMember(models.Model):
    """A person's role in one inspection's team, from one day on until they leave.

    `to_date` is the first day on which the role holds no longer, so that leaving works at once,
    even on the day of joining. Whoever has left may join again in a row of its own.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_memberships"
    )
    role = models.CharField(_("Role"), max_length=30, choices=TEAM_ROLE_CHOICES)
    organisation = models.CharField(_("Organisation"), max_length=120)
    from_date = models.DateField(_("From"))
    to_date = models.DateField(_("Left on"), null=True, blank=True)

    class Meta:
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "user", "role"],
                condition=Q(to_date__isnull=True),
                name="team_member_once_per_role_at_a_time",
            ),
            models.CheckConstraint(
                name="team_member_leaves_no_earlier_than_joining",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class ServiceMember(models.Model):
    """A person's role in a service, from one day on until they leave; as in a team."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="service_memberships"
    )
    role = models.CharField(_("Role"), max_length=30, choices=SERVICE_ROLE_CHOICES)
    from_date = models.DateField(_("From"))
    to_date = models.DateField(_("Left on"), null=True, blank=True)

    class Meta:
        ordering = ["service_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "user", "role"],
                condition=Q(to_date__isnull=True),
                name="service_member_once_per_role_at_a_time",
            ),
            models.CheckConstraint(
                name="service_member_leaves_no_earlier_than_joining",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class ConflictOfInterest(models.Model):
    """Why a person must not inspect one service. It stands until it is lifted; both stay on record.

    Who declared and who lifted it are addresses, as in the audit trail.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts"
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="conflicts")
    reason = models.TextField(_("Reason"))
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=254)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=254, blank=True)
    lift_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "service"],
                condition=Q(lifted_at__isnull=True),
                name="conflict_stands_once_per_service",
            ),
            models.CheckConstraint(
                name="conflict_is_lifted_by_somebody_for_a_reason",
                condition=Q(lifted_at__isnull=True, lifted_by="", lift_reason="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_by="") & ~Q(lift_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"conflict {self.pk}"
