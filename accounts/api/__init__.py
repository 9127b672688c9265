"""The API's rules for all callers, and what it tells people about themselves."""

from accounts.api.callers import (
    SessionAuthentication,
    SignedInWithCheckedLoaders,
    answer_exception,
)

__all__ = ["SessionAuthentication", "SignedInWithCheckedLoaders", "answer_exception"]
