"""The people on an inspection's team and in a service."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspections.choices import SERVICE_ROLE_CHOICES, TEAM_ROLE_CHOICES
from inspections.models.inspections import Inspection, Service


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
