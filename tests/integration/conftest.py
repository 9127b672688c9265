from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, join_team


@pytest.fixture
def member(inspection: Inspection, make_user: Callable[..., User]) -> Callable[[RoleCode], User]:
    """Add a person with a role to the team of the inspection that the folder's tests are about."""

    def join(role: RoleCode) -> User:
        user = make_user(f"Member {role.value.replace('_', ' ')}")
        join_team(inspection, user, role)
        return user

    return join


@pytest.fixture
def browser() -> Callable[[User], Client]:
    """Open a browser in which the person is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def lead(client: Client, lead_inspector: User) -> Client:
    """The lead inspector's browser."""
    client.force_login(lead_inspector)
    return client


@pytest.fixture
def announced(inspection: Inspection) -> Inspection:
    """The inspection, of which its service knows."""
    bring_to_stage(inspection, Stage.ANNOUNCED)
    return inspection


@pytest.fixture
def manager(make_user: Callable[..., User], inspection: Inspection) -> User:
    """The manager of the service that is inspected."""
    user = make_user("Rhona Castleby")
    join_service(inspection, user)
    return user


@pytest.fixture
def service(browser: Callable[[User], Client], manager: User) -> Client:
    """The manager's browser."""
    return browser(manager)
