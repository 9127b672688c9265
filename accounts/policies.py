"""Rules of signing in and of staying signed in."""

from collections.abc import Callable
from typing import Any, TypeVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


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
