"""Pages about signing in that the sign-in library does not bring."""

from accounts.views.csrf import csrf_failed
from accounts.views.sign_in import SignInView

__all__ = ["SignInView", "csrf_failed"]
