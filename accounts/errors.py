"""Refusals that every page and API address answers alike."""

from django.core.exceptions import PermissionDenied
from django.http import Http404


class NotVisible(Http404):
    """What is not yours looks as if it did not exist."""


class NotAllowed(PermissionDenied):
    """You can see it, but your role may not do this; the message names the rule."""


class UserError(ValueError):
    """A service refuses; the message is in the user's words and says what to do."""


class PeopleRefused(UserError):
    """An account cannot be made or changed like this."""


class InvitationClosed(UserError):
    """The link of an invitation opens nothing: too old, used, withdrawn, or never given out."""
