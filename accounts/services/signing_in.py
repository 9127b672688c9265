"""What happens when somebody signs in, besides the sign-in itself."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.policies import AccountAdapter
from accounts.queries.sessions import SEEN_AT, SIGNED_IN_AT
from accounts.services.outbox_keys import make_outbox_key


class SigningIn(AccountAdapter):
    """Gives whoever signs in the key of their outbox; by then they have shown who they are."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, and make the key where it is missing."""
        super().login(request, user)
        if isinstance(user, User):
            make_outbox_key(user=user, by=user.email)


def note_sign_in(*, request: HttpRequest, **signal: Any) -> None:
    """Write into a session when it began: it is measured from there, however it was begun."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = timezone.now().timestamp()
