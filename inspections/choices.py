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


class Region(models.TextChoices):
    """Where in its country a service is; the codes of Welsh regions begin with the country."""

    NORTH_EAST = "north_east", _("North East")
    NORTH_WEST = "north_west", _("North West")
    YORKSHIRE_AND_THE_HUMBER = "yorkshire_and_the_humber", _("Yorkshire and the Humber")
    EAST_MIDLANDS = "east_midlands", _("East Midlands")
    WEST_MIDLANDS = "west_midlands", _("West Midlands")
    EAST_OF_ENGLAND = "east_of_england", _("East of England")
    LONDON = "london", _("London")
    SOUTH_EAST = "south_east", _("South East")
    SOUTH_WEST = "south_west", _("South West")
    NORTH_WALES = "wales_north", _("North Wales")
    MID_AND_WEST_WALES = "wales_mid_and_west", _("Mid and West Wales")
    SOUTH_WALES = "wales_south", _("South Wales")

    @property
    def country(self) -> Country:
        """The country that it is a part of."""
        return Country.WALES if self.value.startswith("wales_") else Country.ENGLAND


class SizeGroup(models.TextChoices):
    """How large a service is, by the children it works with at one time."""

    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Large")


# Where one group ends and the next begins was nowhere to be found: these bounds are assumed.
SIZE_MEANINGS = {
    SizeGroup.SMALL: _("Fewer than 60 children at one time"),
    SizeGroup.MEDIUM: _("60 to 150 children at one time"),
    SizeGroup.LARGE: _("More than 150 children at one time"),
}


class DocumentState(models.TextChoices):
    """What a service has said of a document that it is asked for."""

    REQUESTED = "requested", _("Requested")
    RECEIVED = "received", _("Received")
    NOT_HELD = "not_held", _("Not held")


class DocumentStatus(models.TextChoices):
    """What there is to say of such a document today: worked out, never stored."""

    REQUESTED = "requested", _("Requested")
    OUTSTANDING = "outstanding", _("Outstanding")
    RECEIVED = "received", _("Received")
    NOT_HELD = "not_held", _("Not held")


class Direction(models.TextChoices):
    """Where a row of an ordered list moves to."""

    UP = "up", _("Up")
    DOWN = "down", _("Down")
