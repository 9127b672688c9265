"""What every request passes through: public pages, cache headers, sessions, the sign-in."""

from accounts.middleware.headers import NoStoreMiddleware
from accounts.middleware.public import PublicMiddleware
from accounts.middleware.sessions import SessionLengthMiddleware, SessionMiddleware
from accounts.middleware.sign_in import SignInMiddleware

__all__ = [
    "NoStoreMiddleware",
    "PublicMiddleware",
    "SessionLengthMiddleware",
    "SessionMiddleware",
    "SignInMiddleware",
]
