from collections.abc import Callable

import pytest

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
