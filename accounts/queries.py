"""Reads of people."""

from accounts.models import User


def find_user(email: str) -> User | None:
    """Return the active person with this address, or None."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()
