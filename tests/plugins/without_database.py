"""Marks tests that touch no database, so that they run once and not on every database again."""

import pytest

FIXTURES = {"db", "transactional_db", "django_db_serialized_rollback", "live_server"}
# Only here: other tests start servers that open a database of their own.
ROOMS = {"unit", "architecture"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark them before marks choose what runs."""
    tests = config.rootpath / "tests"
    for item in items:
        if item.path.relative_to(tests).parts[0] in ROOMS and not touches_database(item):
            item.add_marker(pytest.mark.one_database)


def touches_database(item: pytest.Item) -> bool:
    """Return whether pytest-django opens a database for a test; it refuses one to all others."""
    asked = FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(asked)
