"""The pages of a service with JavaScript off, narrow, by keyboard alone, and in Welsh."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import ServiceRoleCode
from improvement.models import BoardRating, ProgressUpdate
from reports.models import ServiceComment
from tests.conftest import PASSWORD
from tests.factories.service_life import EXAMPLE, ServiceLife, make_service_life
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import NARROW, all_faults
from tests.functional.test_keyboard import press, tab_to, type_in

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

MANAGER, CHAIR = ServiceRoleCode.MANAGER, ServiceRoleCode.BOARD_CHAIR
MEMBER, OWNER = ServiceRoleCode.BOARD_MEMBER, ServiceRoleCode.ACTION_OWNER
READ = "/inspections/eastmarsh-2026/released/"
PLAN = "/inspections/eastmarsh-2026/plan/"
BOARD = "/services/eastmarsh/board/"

# What names the field or button that has the focus.
FOCUSED_NAME = """
() => {
  const { activeElement: focused } = document
  const words = focused.labels?.length ? focused.labels[0].innerText : focused.innerText
  return words.replace(/\\s+/g, ' ').trim()
}
"""
# The headings in the language of the page; what is marked as another language is left out.
HEADINGS = """
found => found
  .filter(one => one.closest('[lang]').lang === document.documentElement.lang)
  .map(one => one.innerText.replace(/\\s+/g, ' ').trim())
"""
# What is typed, by people or into a framework, and so reads the same in both languages.
TYPED = re.compile(
    r"(\d[\d.]*\. )?(Assessing|Planning|Leading|The board|Staff)|.*Youth Offending Team"
    r"|Are the reasons for offending assessed well enough\?|Members decide in the room\."
    r"|Foreword|(Spring|Autumn) round"
    r"|Train all managers\.|Ask every victim\.|Read every plan\.|Think of more\."
    rf"|{EXAMPLE.title}"
)


@pytest.fixture
def life(transactional_db: None, lead_inspector, inspector) -> ServiceLife:
    return make_service_life(lead_inspector, inspector)


@pytest.fixture
def at(new_page: Callable[..., Page], sign_in: SignIn, life: ServiceLife) -> Callable[..., Page]:
    """Open a page of somebody of the service: at(MANAGER, address, java_script_enabled=False)."""

    def open_page(role: ServiceRoleCode, address: str, **options: object) -> Page:
        page = new_page(viewport=NARROW, **options)
        sign_in(page, life.people[role], "paper-boat")
        page.goto(address)
        return page

    return open_page


def tab_to_field(page: Page, name: str) -> None:
    """Press Tab until the field that has the focus is called this."""
    for _ in range(120):
        press(page, "Tab")
        if re.search(name, page.evaluate(FOCUSED_NAME)):
            return
    pytest.fail(f"No stop of the Tab key is called {name}.")


def headings(page: Page) -> list[str]:
    return page.locator("h1, h2, h3").evaluate_all(HEADINGS)


def test_comments_and_views_are_given_without_script(
    at: Callable[..., Page], life: ServiceLife
) -> None:
    page = at(MANAGER, f"{READ}themes/assessing/?version=draft", java_script_enabled=False)
    page.get_by_role("link", name="Comment on this").first.click()
    page.get_by_role("button", name="Save the comment").click()
    expect(page.get_by_text("Say what is not accurate.").first).to_be_visible()
    page.get_by_label("What is not accurate?").fill("The rating was given early.")
    page.get_by_role("button", name="Save the comment").click()
    expect(page.get_by_text("The comment is saved. It is not sent yet.")).to_be_visible()
    page.get_by_role("button", name="Send the comments").click()
    page.get_by_label("Office").fill("Head of Service")
    page.get_by_role("button", name="Send the comments").click()
    expect(page.get_by_text("The comments are sent to the inspection team.")).to_be_visible()
    assert ServiceComment.objects.filter(number__isnull=False).count() == 2

    page = at(MEMBER, rating_page(life), java_script_enabled=False)
    page.get_by_label("Mostly in place").first.check()
    page.locator("textarea").first.fill("Papers come early.")
    page.get_by_role("button", name=re.compile("^Save")).first.click()
    page.wait_for_url(lambda url: "/rate/1/" not in url)
    kept = BoardRating.objects.get(assessment=life.names["open_round"])
    assert (kept.view, kept.strengths) == ("mostly", "Papers come early.")


def test_published_reports_are_searched_by_keyboard_alone(
    transactional_db: None, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport=NARROW)
    page.goto("/published/")
    tab_to_field(page, "^Service, area or publication number")
    type_in(page, "nowhere")
    tab_to(page, "^Search$")
    press(page, "Enter")

    page.wait_for_url("**q=nowhere**")
    expect(page.get_by_label("Service, area or publication number")).to_have_value("nowhere")


def test_forms_are_filled_in_by_keyboard_alone(at: Callable[..., Page], life: ServiceLife) -> None:
    write_comment_by_keys(at(MANAGER, f"{READ}comments/"))
    assert ServiceComment.objects.get(claim="It was May.").place == "foreword"

    tell_progress_by_keys(at(OWNER, f"{PLAN}actions/{life.names['open_action']}/"))
    assert ProgressUpdate.objects.get(text="Two more are trained.").rag == "amber"

    rate_by_keys(at(CHAIR, rating_page(life)))
    kept = BoardRating.objects.get(assessment=life.names["open_round"])
    assert (kept.view, kept.strengths) == ("strong", "We meet.")


def rating_page(life: ServiceLife) -> str:
    return f"{BOARD}{life.names['open_round']}/rate/1/"


def write_comment_by_keys(page: Page) -> None:
    tab_to(page, "^Add a comment$")
    press(page, "Enter")
    page.wait_for_url(re.compile("comments/[0-9a-f-]{36}/$"))
    tab_to_field(page, "^Which place of the draft")
    type_in(page, "Fore")
    tab_to_field(page, "^What is not accurate")
    type_in(page, "It was May.")
    tab_to(page, "^Save the comment$")
    press(page, "Enter")
    page.wait_for_url("**/comments/#comment-*")
    expect(page.get_by_text("It was May.")).to_be_visible()


def tell_progress_by_keys(page: Page) -> None:
    tab_to(page, "^Tell progress$")
    press(page, "Enter")
    page.wait_for_url("**/progress/")
    tab_to_field(page, "^Red")
    press(page, "ArrowDown")
    tab_to_field(page, "^What was done")
    type_in(page, "Two more are trained.")
    tab_to(page, "^Save progress$")
    press(page, "Enter")
    expect(page.get_by_text("The progress is saved.")).to_be_visible()


def rate_by_keys(page: Page) -> None:
    tab_to_field(page, "^Strong$")
    press(page, "Space")
    tab_to_field(page, "(?i)strengths")
    type_in(page, "We meet.")
    tab_to(page, "^Save")
    press(page, "Enter")
    page.wait_for_url(lambda url: "/rate/1/" not in url)


def test_pages_are_accessible_when_narrow_and_speak_welsh(
    life: ServiceLife,
    new_page: Callable[..., Page],
    sign_in: SignIn,
    subtests: pytest.Subtests,
) -> None:
    for role in [*ServiceRoleCode, None]:
        page = new_page(viewport=NARROW)
        is_lead = role is None
        person = life.lead if is_lead else life.people[role]
        sign_in(page, person, PASSWORD if is_lead else "paper-boat")
        english = {}
        for address in life.pages(role):
            with subtests.test(address, role=role):
                page.goto(address)
                english[address] = headings(page)
                assert all_faults(page) == []
        page.goto("/")
        page.get_by_role("button", name="Cymraeg").click()
        for address, words in english.items():
            with subtests.test(address, role=role, language="cy"):
                page.goto(address)
                same = set(words) & set(headings(page))
                assert page.locator("html").get_attribute("lang") == "cy"
                assert [one for one in same if not TYPED.fullmatch(one)] == []
                assert all_faults(page, "cy") == []
