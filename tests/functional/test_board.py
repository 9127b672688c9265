"""A board rates itself in the browser: without script, at 320 pixels, and as axe sees it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import ServiceRoleCode
from improvement.models import SelfAssessment
from inspections.models import Service
from tests.factories.boards import close, join_board, make_round, rate
from tests.factories.frameworks import make_framework
from tests.factories.inspections import make_service
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import NARROW, all_faults, frame_faults

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PASSWORD = "paper-boat"
BOARD = "/services/eastmarsh/board/"
FIRST, SECOND = "leading:G01", "leading:G02"


@pytest.fixture
def service(transactional_db: None) -> Service:
    return make_service()


@pytest.fixture
def chair(service: Service) -> User:
    return join_board(service, ServiceRoleCode.BOARD_CHAIR, "Cleo Birch")


@pytest.fixture
def members(service: Service) -> list[User]:
    names = ("Ann Reed", "Ben Stone")
    return [join_board(service, ServiceRoleCode.BOARD_MEMBER, name) for name in names]


def test_board_rates_itself_without_script(
    new_page: Callable[..., Page], sign_in: SignIn, chair: User, members: list[User]
) -> None:
    make_framework()
    page = new_page(java_script_enabled=False, viewport=NARROW)
    sign_in(page, chair, PASSWORD)
    page.goto(BOARD)
    page.get_by_role("button", name="Open a round").click()
    page.get_by_role("link", name="Small framework").click()
    page.get_by_label("Title").fill("Spring round")
    for label, value in (("Day", "1"), ("Month", "5"), ("Year", "2090")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Open it").click()
    for person, view in ((chair, "Strong"), (members[0], "Weak"), (members[1], "Weak")):
        sign_out(page)
        sign_in(page, person, PASSWORD)
        page.goto(BOARD)
        page.get_by_role("link", name="Spring round").click()
        page.get_by_role("link", name="The board").click()
        page.get_by_label(view).first.check()
        page.get_by_label("Warning signs").first.fill(f"{person.name[0]} saw empty chairs.")
        page.get_by_role("button", name="Save and go on").click()
        expect(page.locator("main")).to_contain_text("Part 2 of 2")
    sign_out(page)
    sign_in(page, chair, PASSWORD)
    page.goto(f"{BOARD}{SelfAssessment.objects.get().pk}/")
    assert "empty chairs" not in page.content()
    page.get_by_role("button", name="Close the round").click()
    page.get_by_role("button", name="Close it").click()

    expect(page.locator("main")).to_contain_text("Strong 1")
    assert frame_faults(page) == []
    page.get_by_role("link", name="What members wrote").first.click()
    expect(page.locator("main")).to_contain_text("A saw empty chairs.")
    assert "Ann Reed" not in page.content()


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


@pytest.fixture
def rounds(service: Service, chair: User, members: list[User]) -> tuple[int, int]:
    """A closed round with a gap, and an open one."""
    framework = make_framework()
    closed = make_round(service, framework, chair)
    for person, view in ((chair, "strong"), (members[0], "weak"), (members[1], "partly")):
        words = "Papers come late, and nobody asks why." * 3
        rate(closed, person, {FIRST: view, SECOND: "unsure"}, warning_signs=words)
    close(closed, chair)
    return closed.pk, make_round(service, framework, chair, title="Autumn round").pk


def test_pages_of_a_board_are_accessible(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    chair: User,
    rounds: tuple[int, int],
    subtests: pytest.Subtests,
) -> None:
    closed, opened = rounds
    page = new_page(viewport=NARROW)
    sign_in(page, chair, PASSWORD)
    addresses = [
        *("", "open/", "open/?edition=small@1", f"{closed}/", f"{closed}/comparison/1/"),
        *(f"{opened}/", f"{opened}/rate/1/", f"{opened}/close/"),
    ]
    for address in addresses:
        with subtests.test(address):
            page.goto(f"{BOARD}{address}")
            assert all_faults(page) == []


def test_refused_rating_is_told_accessibly(
    new_page: Callable[..., Page], sign_in: SignIn, chair: User, rounds: tuple[int, int]
) -> None:
    page = new_page(viewport=NARROW)
    sign_in(page, chair, PASSWORD)
    page.goto(f"{BOARD}{rounds[1]}/rate/1/")
    page.get_by_label("Strengths").first.fill("Words without a view")
    page.get_by_role("button", name="Save and go on").click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert page.get_by_label("Strengths").first.input_value() == "Words without a view"
    assert all_faults(page) == []
