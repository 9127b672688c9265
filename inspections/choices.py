"""The words a stored inspection can hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import ROLES, SERVICE_ROLES, RoleCode, ServiceRoleCode


class Country(models.TextChoices):
    """Where a service is; Welsh reports are published in both languages."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")


class Stage(models.TextChoices):
    """How far an inspection has come."""

    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    WEEK_ONE = "week_one", _("Fieldwork week 1")
    BETWEEN_WEEKS = "between_weeks", _("Between the fieldwork weeks")
    WEEK_TWO = "week_two", _("Fieldwork week 2")
    DRAFTING = "drafting", _("Drafting the report")
    WITH_SERVICE = "with_service", _("Draft with the service")
    PUBLISHED = "published", _("Published")


TEAM_ROLE_CHOICES = [(code.value, ROLES[code].title) for code in RoleCode]
SERVICE_ROLE_CHOICES = [(code.value, SERVICE_ROLES[code].title) for code in ServiceRoleCode]

# The body that leads a joint inspection, and that its lead inspector therefore comes from.
LEADING_INSPECTORATE = "Probation Inspectorate"
