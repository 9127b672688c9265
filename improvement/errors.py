"""Refusals about improvement plans, in the user's words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.errors import UserError
from reports.types import StoredVersion


class PlanRefused(UserError):
    """The plan cannot be changed like this; `field` names the input to correct, "" for none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class StaleRatings(UserError):
    """A member saved other views of some prompts after the page was opened; nothing was stored.

    `stored` is what stands, by prompt.
    """

    def __init__(self, stored: Mapping[str, StoredVersion]) -> None:
        super().__init__(
            _(
                "You saved this on another page after you opened this one. Compare both and save "
                "again."
            )
        )
        self.stored = stored
