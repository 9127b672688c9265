"""The words a stored improvement plan can hold."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class LineKind(StrEnum):
    """What a line of a plan comes from; what its key begins with."""

    RECOMMENDATION = "recommendation"
    OWN = "line"


class ActionState(models.TextChoices):
    """How far an action is; its steps say who brought it there."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, to be verified")
    VERIFIED = "verified", _("Verified")
    WITHDRAWN = "withdrawn", _("Withdrawn from the plan")


class ActionStepKind(models.TextChoices):
    """What somebody did to the state of an action."""

    CLOSED = "closed", _("Closed")
    RETURNED = "returned", _("Returned to the owner")
    VERIFIED = "verified", _("Verified")
    REOPENED = "reopened", _("Opened again")
    WITHDRAWN = "withdrawn", _("Withdrawn from the plan")


class Rag(models.TextChoices):
    """How an action goes, as its owner sees it: the colour is always told in words too."""

    RED = "red", _("Red: will not be done in time without a change")
    AMBER = "amber", _("Amber: at risk")
    GREEN = "green", _("Green: on track")


class ApprovalKind(models.TextChoices):
    """Who approved a plan."""

    BOARD = "board", _("Management board")
    OVERSIGHT = "oversight", _("Oversight body")


class SignOffOutcome(models.TextChoices):
    """How a plan ends."""

    COMPLETE = "complete", _("Complete")
    CARRIED_ON = "carried_on", _("Carried on")


class BoardView(models.TextChoices):
    """How well a board does something, as one of its members sees it."""

    STRONG = "strong", _("Strong")
    MOSTLY = "mostly", _("Mostly in place")
    PARTLY = "partly", _("Partly in place")
    WEAK = "weak", _("Weak or not in place")
    UNSURE = "unsure", _("I cannot tell")
