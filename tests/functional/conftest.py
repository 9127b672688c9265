"""A real browser against a real server, for the journeys."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Assessment
from cases.presenters.outbox import TIMING
from tests.conftest import PASSWORD
from tests.factories.cases import make_case
from tests.factories.inspections import make_inspection
from tests.functional.scoring import ASSESSMENT, QUICK, state

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
PICTURED_PAGES = (1, 3, 8, 11)
GAP = 6


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium; its absence fails the tests, with what to do."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing. Run bin/test, or: apt-get install chromium")
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
        page.set_default_timeout(30_000)
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
def demo(transactional_db: None) -> None:
    """The fictional inspections that bin/run shows."""
    call_command("load_framework", "--shipped")
    call_command("demo")


@pytest.fixture
def pictures() -> Path | None:
    """The folder for pictures, docs/images when they are renewed; None to take none."""
    folder = os.environ.get("SCREENSHOTS")
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)


@pytest.fixture
def screenshot(pictures: Path | None) -> Callable[[Page, str], None]:
    """Keep a picture of what the page shows now."""

    def take(page: Page, name: str) -> None:
        if pictures:
            page.screenshot(path=pictures / f"{name}.png")

    return take


@pytest.fixture
def picture_pages(pictures: Path | None, tmp_path: Path) -> Callable[[Path, str], None]:
    """Keep a picture of four pages of a PDF, side by side."""

    def take(pdf: Path, name: str) -> None:
        if not pictures:
            return
        for page in PICTURED_PAGES:
            number = str(page)
            subprocess.run(
                [
                    "pdftoppm",
                    "-r",
                    "55",
                    "-png",
                    "-f",
                    number,
                    "-l",
                    number,
                    pdf,
                    tmp_path / "page",
                ],
                check=True,
            )
        pages = [Image.open(path) for path in sorted(tmp_path.glob("page*.png"))]
        width, height = pages[0].size
        strip = Image.new("RGB", (len(pages) * (width + GAP) + GAP, height + 2 * GAP), "#b1b4b6")
        for place, image in enumerate(pages):
            strip.paste(image, (GAP + place * (width + GAP), GAP))
        strip.save(pictures / f"{name}.png", optimize=True)

    return take


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scale the client's times down."""
    for name, milliseconds in QUICK.items():
        monkeypatch.setitem(TIMING, name, milliseconds)


@pytest.fixture
def assessment(transactional_db: None, inspector: User, lead_inspector: User) -> Assessment:
    """A case that the inspector scores."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    return make_case(inspection, "EM-01", inspector)


@pytest.fixture
def scoring(page: Page, sign_in: SignIn, inspector: User, assessment: Assessment) -> Page:
    """The assessment section, open and quiet in the inspector's browser."""
    sign_in(page, inspector)
    page.goto(ASSESSMENT)
    expect(state(page, "AS01")).to_have_attribute("data-status", "settled")
    return page
