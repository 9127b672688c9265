"""Everything about one person, from all apps, for those who keep accounts."""

from dataclasses import dataclass

from accounts.models import Invitation, User
from accounts.queries.invitations import invitations_of
from accounts.queries.people import get_person_for
from inspections.models import ConflictOfInterest, ServiceMember, TeamMember
from inspections.queries import conflicts_of


@dataclass(frozen=True)
class PersonRecord:
    """A person with their roles, today's and past, and the invitations they were sent."""

    person: User
    team: tuple[TeamMember, ...]
    services: tuple[ServiceMember, ...]
    invitations: tuple[Invitation, ...]
    conflicts: tuple[ConflictOfInterest, ...]


def get_record_for(user: User, pk: int) -> PersonRecord:
    """Return all that is kept of a person; refuses as get_person_for."""
    person = get_person_for(user, pk)
    return PersonRecord(
        person,
        tuple(
            person.team_memberships.select_related("inspection__service").order_by(
                "-from_date", "-pk"
            )
        ),
        tuple(person.service_memberships.select_related("service").order_by("-from_date", "-pk")),
        tuple(invitations_of(person)),
        tuple(conflicts_of(person)),
    )
