from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from inspections.models import Inspection
from tests.factories.inspections import make_inspection


@pytest.fixture
def inspection(lead_inspector: User, inspector: User) -> Inspection:
    """An inspection of Eastmarsh, planned for 13 April 2026, with a lead and an inspector."""
    return make_inspection(lead_inspector=lead_inspector, inspector=inspector)


@pytest.fixture
def browser() -> Callable[[User], Client]:
    """Open a browser in which the person is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
