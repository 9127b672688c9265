"""The words a stored account or invitation can hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonState(models.TextChoices):
    """Whether somebody can sign in."""

    ACTIVE = "active", _("Active")
    INVITED = "invited", _("Invited")
    DEACTIVATED = "deactivated", _("Deactivated")


class InvitationEnding(models.TextChoices):
    """Why the link of an invitation opens nothing any more, apart from its age."""

    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REPLACED = "replaced", _("Replaced by a newer one")
