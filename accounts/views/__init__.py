"""Pages about signing in that the sign-in library does not bring, and the choice of language."""

from accounts.views.csrf import csrf_failed
from accounts.views.invitations import invitation_accept, invitation_renew
from accounts.views.language import language_choose
from accounts.views.sign_in import SignInView

__all__ = [
    "SignInView",
    "csrf_failed",
    "invitation_accept",
    "invitation_renew",
    "language_choose",
]
