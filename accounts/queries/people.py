"""Reads of people."""

from django.http import HttpRequest

from accounts.errors import NotVisible
from accounts.models import User


def find_user(email: str) -> User | None:
    """Return the active person with this address, or None."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def person_of(request: HttpRequest) -> User:
    """Return who is signed in; raises NotVisible should a page be reached by nobody."""
    if not isinstance(request.user, User):
        raise NotVisible
    return request.user


def find_name(person: int) -> str:
    """Return the name of the person with this key; "" where there is none."""
    return User.objects.filter(pk=person).values_list("name", flat=True).first() or ""
