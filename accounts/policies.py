"""Rules of signing in, of staying signed in, and of who keeps accounts."""

from collections.abc import Callable
from typing import Any, TypeVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import Invitation, User


class AccountAdapter(DefaultAccountAdapter):
    """Closes the door that the sign-in library would leave open."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made by invitation."""
        return False


_View = TypeVar("_View", bound=Callable[..., Any])


def leaves_session_alone(view: _View) -> _View:
    """Mark a view that pages call by themselves: its requests are no sign of anybody at work."""
    vars(view)["leaves_session_alone"] = True
    return view


def extends_session(request: HttpRequest) -> bool:
    """Return whether the request is a sign of somebody at work."""
    match = request.resolver_match
    return match is None or not vars(match.func).get("leaves_session_alone", False)


def check_keep_people(user: User) -> None:
    """Raise NotAllowed unless this person may read and change everybody's accounts."""
    if not user.is_administrator:
        raise NotAllowed(_("Only administrators see and change everybody’s accounts."))


def can_manage_invitation(user: User, invitation: Invitation) -> bool:
    """Return whether this person may send an invitation again, or withdraw it."""
    return user.is_administrator or invitation.invited_by_id == user.pk


def can_be_invited(user: User) -> bool:
    """Return whether a known person may get an invitation: only who has never had a password."""
    return not (user.is_active or user.is_invited or user.has_usable_password())
