from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import RoleCode
from inspections.models import Inspection
from tests.factories.inspections import join_team


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
