"""The people of the demonstration: their accounts, their places in a team, their sign-ins."""

from dataclasses import dataclass

from accounts.models import User
from accounts.queries import find_user
from accounts.roles import ROLES, SERVICE_ROLES, RoleCode, ServiceRoleCode
from accounts.services import create_user
from dashboard.services.demo.data import read_data
from inspections.models import Inspection, Service
from inspections.services.service_members import add_service_member
from inspections.services.team import add_team_member

ACTOR = "demo"


@dataclass(frozen=True)
class SignIn:
    """What a visitor types to come in as somebody, and the role they then have."""

    role: str
    email: str


def password() -> str:
    """Return the password of everybody in the demonstration."""
    return str(read_data("people")["password"])


def sign_ins() -> list[SignIn]:
    """Return everybody's sign-in, the administrator first."""
    people = read_data("people")
    team = [
        SignIn(str(ROLES[RoleCode(one["role"])].title), email_of(one["name"]))
        for one in people["team"]
    ]
    manager = str(SERVICE_ROLES[ServiceRoleCode.MANAGER].title)
    managers = [
        SignIn(f"{manager}, {service}", email_of(name))
        for service, name in people["managers"].items()
    ]
    boards = [
        SignIn(
            f"{SERVICE_ROLES[ServiceRoleCode(one['role'])].title}, {service}", email_of(one["name"])
        )
        for service, board in people["boards"].items()
        for one in board
    ]
    return [SignIn("Administrator", email_of(people["administrator"])), *team, *managers, *boards]


def create_people() -> None:
    """Create whoever has no account yet."""
    people = read_data("people")
    _create_person(people["administrator"], is_administrator=True)
    for one in people["team"]:
        _create_person(one["name"], phone=one.get("phone", ""))
    for name in people["managers"].values():
        _create_person(name)
    for board in people["boards"].values():
        for one in board:
            _create_person(one["name"])


def join_team(inspection: Inspection) -> None:
    """Put everybody into the inspection's team, from the day it was announced."""
    for one in read_data("people")["team"]:
        add_team_member(
            inspection=inspection,
            user=get_person(email_of(one["name"])),
            role=RoleCode(one["role"]),
            organisation=one["organisation"],
            by=ACTOR,
            from_date=inspection.announced_date,
        )


def join_service(service: Service) -> None:
    """Give everybody of a service their role in it: the manager, the board, owners of actions."""
    people = read_data("people")
    manager = {"role": ServiceRoleCode.MANAGER.value, "name": people["managers"][service.code]}
    for one in (manager, *people["boards"].get(service.code, [])):
        add_service_member(
            service=service,
            user=get_person(email_of(one["name"])),
            role=ServiceRoleCode(one["role"]),
            by=ACTOR,
        )


def service_person(service: Service, role: ServiceRoleCode) -> User:
    """Return who has a role in a service of the demonstration."""
    return User.objects.get(service_memberships__service=service, service_memberships__role=role)


def get_person(email: str) -> User:
    """Return somebody of the demonstration."""
    return User.objects.get(email=email)


def person_in(role: RoleCode) -> User:
    """Return the first person with this role."""
    team = read_data("people")["team"]
    return get_person(next(email_of(one["name"]) for one in team if one["role"] == role))


def scorers() -> list[str]:
    """Return the addresses of those whom cases are allocated to."""
    scoring = {RoleCode.INSPECTOR, RoleCode.LOCAL_ASSESSOR}
    return [email_of(one["name"]) for one in read_data("people")["team"] if one["role"] in scoring]


def email_of(name: str) -> str:
    """Return the address that somebody's name gives them."""
    return f"{name.lower().replace(' ', '.')}@example.org"


def _create_person(name: str, *, is_administrator: bool = False, phone: str = "") -> None:
    email = email_of(name)
    if find_user(email) is None:
        create_user(
            email=email,
            name=name,
            password=password(),
            by=ACTOR,
            is_administrator=is_administrator,
            phone=phone,
        )
