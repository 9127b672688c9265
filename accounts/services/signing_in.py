"""What happens when somebody signs in, besides the sign-in itself."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from accounts.models import User
from accounts.policies import AccountAdapter
from accounts.services.outbox_keys import make_outbox_key


class SigningIn(AccountAdapter):
    """Gives whoever signs in the key of their outbox; by then they have shown who they are."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, and make the key where it is missing."""
        super().login(request, user)
        if isinstance(user, User):
            make_outbox_key(user=user, by=user.email)
