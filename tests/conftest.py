"""Shared by all tests: plugins and the fixed cast of people."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from hypothesis import settings

from accounts.models import User
from accounts.services import create_user

pytest_plugins = [
    "tests.plugins.append_only",
    "tests.plugins.left_sessions",
    "tests.plugins.long_first",
    "tests.plugins.no_queries_in_templates",
    "tests.plugins.one_playwright",
    "tests.plugins.without_database",
]

PASSWORD = "correct-horse-battery"

# How long an example takes says more about the machine than about the code.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Forget sign-in limits counted by the test before."""
    cache.clear()


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """Make a person by name: make_user("Rosa Okafor") signs in as rosa.okafor@example.org."""

    def make(name: str, **fields: object) -> User:
        email = f"{name.lower().replace(' ', '.')}@example.org"
        return create_user(email=email, name=name, password=PASSWORD, by="tests", **fields)

    return make


@pytest.fixture
def inspector(make_user: Callable[..., User]) -> User:
    """An inspector of the team, with cases of their own."""
    return make_user("Rosa Okafor")


@pytest.fixture
def lead_inspector(make_user: Callable[..., User]) -> User:
    """The lead inspector."""
    return make_user("Helen Marsh")


@pytest.fixture
def outsider(make_user: Callable[..., User]) -> User:
    """An inspector who belongs to no team."""
    return make_user("Olu Strange")


@pytest.fixture
def administrator(make_user: Callable[..., User]) -> User:
    """Somebody who sets inspections up."""
    return make_user("Ada Minster", is_administrator=True)
