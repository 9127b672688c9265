"""Refusals about reports, in the user's words."""

from django.utils.translation import gettext as _

from accounts.errors import UserError
from reports.types import StoredVersion


class WritingRefused(UserError):
    """The report cannot be changed like this; `field` names the input to correct, "" for none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class AlreadyRemoved(WritingRefused):
    """What was to be changed, moved or removed is gone."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else has removed this meanwhile."))


class StaleSave(UserError):
    """Somebody saved the same text first; `stored` is what they saved. Nothing was overwritten."""

    def __init__(self, stored: StoredVersion) -> None:
        super().__init__(
            _("Somebody else saved this text after you opened it. Compare both and save again.")
        )
        self.stored = stored


class StaleComments(WritingRefused):
    """The comments of the service are others than those that its page showed."""


class StepRefused(UserError):
    """The report cannot take this step now; the message names what has to be done first."""


class RenderingRefused(UserError):
    """The report cannot be made into a file."""
