from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import RoleCode
from cases.models import Assessment
from tests.factories.cases import make_case
from tests.factories.inspections import join_team, make_inspection


@pytest.fixture
def assessment(inspector: User, lead_inspector: User) -> Assessment:
    """A case in the community that the inspector scores; AS02 hangs on AB01, PL02 on custody."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    return make_case(inspection, "EM-01", inspector)


@pytest.fixture
def member(assessment: Assessment, make_user: Callable[..., User]) -> Callable[[RoleCode], User]:
    """Add a person with a role to the case's team."""

    def join(role: RoleCode) -> User:
        user = make_user(f"Member {role.value.replace('_', ' ')}")
        join_team(assessment.case.inspection, user, role)
        return user

    return join


@pytest.fixture
def signed_in(client: Client, inspector: User) -> Client:
    """The inspector's browser."""
    client.force_login(inspector)
    return client
