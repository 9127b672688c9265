"""Begins with the tests that take minutes, so that no core waits for one of them at the end."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put those marked `long` first; all others keep their order."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
