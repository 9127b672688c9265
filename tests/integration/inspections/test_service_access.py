"""The loader of an inspection for the people of its service: who gets what, and when no longer."""

from collections.abc import Callable

import pytest

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from inspections.models import Inspection
from inspections.queries import get_service_inspection_for, service_permissions
from inspections.services.service_members import end_service_membership
from tests.factories.concerns import join_service
from tests.factories.inspections import make_inspection


@pytest.fixture
def person(make_user: Callable[..., User]) -> User:
    return make_user("Sefton Marlowe")


@pytest.mark.parametrize("role", list(ServiceRoleCode))
def test_each_role_in_the_service_gets_what_it_allows(
    role: ServiceRoleCode, announced: Inspection, person: User
) -> None:
    join_service(announced, person, role)

    access = get_service_inspection_for(person, announced.reference, Permission.VIEW_PLAN)

    assert access.inspection == announced
    assert access.permissions == SERVICE_ROLES[role].permissions


def test_another_role_of_the_service_is_told_whose_it_is(
    announced: Inspection, person: User
) -> None:
    join_service(announced, person, ServiceRoleCode.BOARD_MEMBER)

    with pytest.raises(NotAllowed) as refused:
        get_service_inspection_for(person, announced.reference, Permission.COMMENT_ON_DRAFT)

    assert str(refused.value) == (
        "Your role in this service does not allow this. These roles may: Service manager, "
        "Board chair."
    )


def test_the_inspecting_team_gets_nothing_as_a_service(
    announced: Inspection, lead_inspector: User, administrator: User
) -> None:
    for person in (lead_inspector, administrator):
        with pytest.raises(NotVisible):
            get_service_inspection_for(person, announced.reference, Permission.READ_RELEASED)


def test_another_service_sees_nothing(announced: Inspection, person: User) -> None:
    join_service(make_inspection(announced.framework, service="northmoor"), person)

    with pytest.raises(NotVisible):
        get_service_inspection_for(person, announced.reference, Permission.READ_RELEASED)


def test_nothing_is_there_before_the_announcement(inspection: Inspection, person: User) -> None:
    join_service(inspection, person)

    with pytest.raises(NotVisible):
        get_service_inspection_for(person, inspection.reference, Permission.READ_RELEASED)


def test_a_role_that_ended_opens_nothing_from_the_next_request(
    announced: Inspection, person: User
) -> None:
    join_service(announced, person)
    end_service_membership(member=person.service_memberships.get(), by="tests")

    with pytest.raises(NotVisible):
        get_service_inspection_for(person, announced.reference, Permission.READ_RELEASED)


def test_a_blocked_account_has_no_rights(announced: Inspection, person: User) -> None:
    join_service(announced, person)
    person.is_active = False

    assert service_permissions(person, announced.service) == frozenset()
