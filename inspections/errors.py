"""Refusals about inspections, in the user's words."""

from accounts.errors import UserError


class MoveRefused(UserError):
    """The stage asked for does not follow from the stage the inspection is in."""


class PlanRefused(UserError):
    """The inspection cannot be planned like this."""


class TeamRefused(UserError):
    """The team cannot be changed like this."""


class BankHolidayMonday(PlanRefused):
    """Fieldwork would begin on a bank holiday, and nobody has said that this is meant."""


class StaleSave(PlanRefused):
    """Somebody else has changed the same thing since the page was opened."""


class ConflictRefused(UserError):
    """A conflict of interest cannot be recorded or lifted like this."""
