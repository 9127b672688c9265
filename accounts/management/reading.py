"""What commands of several apps share: finding the person that an option names."""

from django.core.management.base import CommandError

from accounts.models import User
from accounts.queries import find_user


def named_person(email: str) -> User:
    """Return the person with this address, or stop with a sentence."""
    person = find_user(email)
    if person is None:
        raise CommandError(
            f"Nobody with the address {email} can sign in. "
            f"Create the account first: python manage.py create_user {email} NAME"
        )
    return person
