"""Refusals about improvement plans, in the user's words."""

from accounts.errors import UserError


class PlanRefused(UserError):
    """The plan cannot be changed like this; `field` names the input to correct, "" for none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
