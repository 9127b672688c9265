"""Reads of people."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest

from accounts.choices import PersonState
from accounts.errors import NotVisible
from accounts.models import User
from accounts.policies import check_keep_people

# As User.state has it.
STATES = {
    PersonState.ACTIVE: Q(is_active=True),
    PersonState.INVITED: Q(is_invited=True),
    PersonState.DEACTIVATED: Q(is_active=False, is_invited=False),
}


def find_user(email: str) -> User | None:
    """Return the active person with this address, or None."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def find_joinable(email: str) -> User | None:
    """Return the person with this address who can sign in, or will once they accept; or None."""
    known = Q(is_active=True) | Q(is_invited=True)
    return User.objects.filter(known, email__iexact=email.strip()).first()


def person_of(request: HttpRequest) -> User:
    """Return who is signed in; raises NotVisible should a page be reached by nobody."""
    if not isinstance(request.user, User):
        raise NotVisible
    return request.user


def find_name(person: int) -> str:
    """Return the name of the person with this key; "" where there is none."""
    return User.objects.filter(pk=person).values_list("name", flat=True).first() or ""


def get_person_for(user: User, pk: int) -> User:
    """Return anybody's account to an administrator.

    Raises NotAllowed for others, whether there is such a person or not, and NotVisible for nobody.
    """
    check_keep_people(user)
    person = User.objects.filter(pk=pk).first()
    if person is None:
        raise NotVisible
    return person


def lock_person(person: User) -> User:
    """Return the person as they stand now; nobody else can write them until the transaction ends.

    Who needs an inspection's lock too takes that one first.
    """
    return User.objects.select_for_update().get(pk=person.pk)


def people_for(user: User, *, words: str = "", state: str = "") -> QuerySet[User]:
    """Return everybody in whose name or address all words occur, by name, to an administrator."""
    check_keep_people(user)
    people = User.objects.filter(STATES[PersonState(state)]) if state else User.objects.all()
    for word in words.split():
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return people.order_by(Lower("name"), "pk")
