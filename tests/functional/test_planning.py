"""From nothing to a sample that is given out: a lead inspector follows the task list alone."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.services.people import change_rights
from cases.models import Assessment
from inspections.models import Inspection
from tests.factories.caseloads import make_file, make_rows
from tests.factories.frameworks import SHIPPED, make_framework
from tests.functional.conftest import SignIn

pytestmark = pytest.mark.browser
ROWS = 412
INSPECTORS = ("Rosa Okafor", "Idris Penhale", "Maeve Tolland", "Owen Brackley")


@pytest.fixture
def planner(make_user: Callable[..., User]) -> User:
    """A lead inspector who may plan, and four inspectors to ask for; no service, no inspection."""
    make_framework(SHIPPED)
    for name in INSPECTORS:
        make_user(name)
    lead = make_user("Helen Marsh")
    change_rights(person=lead, is_administrator=False, may_plan_inspections=True, by="tests")
    return lead


def go_on(page: Page, task: str) -> None:
    """Press the one button of the task list, which names this task."""
    expect(page).to_have_url(re.compile("/setup/$"))
    page.get_by_role("button", name=f"Next: {task}").click()


def send(page: Page, button: str) -> None:
    """Send the form that the page shows."""
    page.get_by_role("button", name=button).click()


def plan(page: Page) -> None:
    """Begin on the home page: a new service, then its inspection."""
    page.get_by_role("button", name="Plan an inspection").click()
    page.get_by_role("link", name="Add a service that is not in the list").click()
    page.get_by_label("Short code").fill("quillbeck")
    page.get_by_label("Name of the service").fill("Quillbeck Youth Offending Team")
    page.get_by_label("Local authority").fill("Quillbeck Council")
    page.get_by_role("radio", name="England").check()
    send(page, "Add the service")
    send(page, "Plan the inspection")


def arrange(page: Page) -> None:
    """Do every task before the announcement, as the list names them, and announce."""
    go_on(page, "Service details")
    page.get_by_label("Region").select_option("london")
    page.get_by_role("radio", name=re.compile("^Medium")).check()
    send(page, "Save")
    go_on(page, "Reason for selection")
    page.get_by_label("Reason").first.fill("Its turn in the programme.")
    send(page, "Save the reason")
    go_on(page, "Themes")
    send(page, "Save")
    go_on(page, "Dates")
    send(page, "Save the dates")
    go_on(page, "Team")
    for name in INSPECTORS:
        page.get_by_label("Email").fill(f"{name.lower().replace(' ', '.')}@example.org")
        page.get_by_role("radio", name="Inspector", exact=True).check()
        page.get_by_label("Organisation").fill("Inspectorate of Probation")
        send(page, "Add to the team")
        expect(page.get_by_role("alert")).to_contain_text(f"{name} is in the team.")
    page.get_by_role("link", name=re.compile("on to the next task")).click()
    go_on(page, "Documents to ask for")
    send(page, "Take over the usual list")
    send(page, "Add these documents")
    page.get_by_role("link", name=re.compile("on to the next task")).click()
    go_on(page, "People of the service")
    page.get_by_label("Email").fill("sefton.marlowe@example.org")
    page.get_by_label("Full name").fill("Sefton Marlowe")
    send(page, "Add the person")
    expect(page.get_by_role("alert")).to_contain_text("Sefton Marlowe is invited")
    page.get_by_role("link", name=re.compile("on to the next task")).click()
    go_on(page, "Announcement to the service")
    page.get_by_role("radio", name="Announced").check()
    send(page, "Move the inspection")


def send_caseload(page: Page, folder: Path) -> None:
    """Send 412 rows, look at how they were understood, accept them."""
    path = folder / "caseload.csv"
    path.write_bytes(make_file(make_rows(Inspection.objects.get(), ROWS)))
    page.locator("input[type=file]").set_input_files(path)
    send(page, "Send the file")
    expect(page.get_by_text(f"{ROWS} cases in the file")).to_be_visible()
    send(page, "Accept this caseload")


def test_lead_goes_from_nothing_to_an_allocated_timetable(
    page: Page,
    planner: User,
    sign_in: SignIn,
    screenshot: Callable[[Page, str], None],
    tmp_path: Path,
) -> None:
    sign_in(page, planner)
    plan(page)
    arrange(page)

    go_on(page, "Caseload")
    send_caseload(page, tmp_path)
    go_on(page, "Sample")
    expect(page.get_by_text("35 cases")).not_to_have_count(0)
    send(page, "Draw the sample")

    expect(page.get_by_role("alert")).to_contain_text("35 cases are drawn.")
    page.get_by_role("link", name=re.compile("on to the next task")).click()
    go_on(page, "Timetable")
    send(page, "Propose a timetable")

    expect(page.get_by_role("alert")).to_contain_text("35 cases have places.")
    page.locator("caption").first.evaluate("(caption) => caption.scrollIntoView()")
    screenshot(page, "timetable")
    page.get_by_role("link", name=re.compile("back to the task list")).click()
    expect(page.get_by_text("Everything is arranged. Fieldwork begins on")).to_be_visible()
    screenshot(page, "setup")
    readers = Counter(Assessment.objects.values_list("scorer__name", flat=True))
    assert set(readers) == {*INSPECTORS, planner.name}
    assert set(readers.values()) == {7}
