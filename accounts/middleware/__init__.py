"""What every request passes through: cache headers, the length of a session, the sign-in."""

from accounts.middleware.headers import NoStoreMiddleware
from accounts.middleware.sessions import SessionLengthMiddleware, SessionMiddleware
from accounts.middleware.sign_in import SignInMiddleware

__all__ = ["NoStoreMiddleware", "SessionLengthMiddleware", "SessionMiddleware", "SignInMiddleware"]
