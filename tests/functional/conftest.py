"""A real browser against a real server, for the journeys."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.conftest import PASSWORD

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SignIn = Callable[..., None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; its absence fails the tests, with what to do."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing. Run bin/test, or: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def new_page(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Iterator[Callable[..., Page]]:
    """Open pages in contexts of their own: new_page(java_script_enabled=False)."""
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(
            base_url=live_server.url, locale="en-GB", timezone_id="Europe/London", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of nobody, at 1280 by 900."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def sign_in() -> SignIn:
    """Sign a person in by the form: sign_in(page, user), or by address and password."""

    def fill_in(page: Page, user: User | str, password: str = PASSWORD) -> None:
        page.goto("/accounts/sign-in/")
        page.get_by_label("Email").fill(user if isinstance(user, str) else user.email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "sign-in" not in url)

    return fill_in


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep a picture of the page in $SCREENSHOTS, when that names a folder."""

    def take(page: Page, name: str) -> None:
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take
