"""Starts the browsers' driver once for all tests: a second one in the same thread is refused."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, sync_playwright


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver, without a browser yet."""
    with sync_playwright() as playwright:
        yield playwright
