"""Pages about signing in that the sign-in library does not bring."""

from accounts.views.csrf import csrf_failed
from accounts.views.invitations import invitation_accept, invitation_renew
from accounts.views.sign_in import SignInView

__all__ = ["SignInView", "csrf_failed", "invitation_accept", "invitation_renew"]
