"""The scoring page in every state it can be in: nothing that axe finds, and no sideways scroll."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cases.presenters.outbox import TIMING
from cases.types import NOTE_LIMIT
from tests.factories.cases import answer, answer_everything, make_case, submit
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import make_inspection
from tests.functional.scoring import CASE, QUICK, SAVES, choose, header, note, state

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.django_db(transaction=True),
]

PLANNING = f"{CASE}score/planning/"
GATES = {"AB01": "yes", "AB02": "yes", "AB03": "no", "AB04": "yes"}
WIDTHS = [1280, 320]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Scale the client's times down."""
    for name, milliseconds in {**QUICK, "offer_copy": 300}.items():
        monkeypatch.setitem(TIMING, name, milliseconds)


@pytest.fixture
def assessment(inspector, lead_inspector):
    framework = make_framework(SHIPPED)
    inspection = make_inspection(framework, inspector=inspector, lead_inspector=lead_inspector)
    assessment = make_case(inspection, "EM-01", inspector, setting="community")
    for code, value in GATES.items():
        answer(assessment, inspector, {code: value})
    return assessment


@pytest.fixture(params=WIDTHS)
def planning(request, page, sign_in, inspector, assessment):
    """A section open for scoring, wide and as narrow as a page magnified four times."""
    page.set_viewport_size({"width": request.param, "height": 800})
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, inspector)
    page.goto(PLANNING)
    expect(state(page, "PL01")).to_have_attribute("data-status", "settled")
    return page


def check(page):
    # The back link stands before the main landmark, as the Design System has it.
    results = Axe().run(page, options={"rules": {"region": {"enabled": False}}})
    assert results.violations_count == 0, results.generate_report()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0


def test_unreachable_server(planning):
    planning.route(SAVES, lambda route: route.abort())
    choose(planning, "PL01", "yes")
    note(planning, "PL03").fill("Typed on a train.")
    choose(planning, "PL03", "no")
    expect(state(planning, "PL03")).to_have_text("Kept on this laptop, sending again")
    expect(planning.get_by_role("button", name="Save a copy to a file")).to_be_visible()
    check(planning)

    planning.goto(f"{CASE}score/review/")
    expect(planning.locator("#save-elsewhere")).to_be_visible()
    check(planning)

    planning.goto("/")
    expect(planning.locator("#outbox-notice")).to_contain_text("2 answers of yours")
    check(planning)

    planning.get_by_role("button", name="Sign out").click()
    expect(planning.get_by_role("dialog")).to_be_visible()
    check(planning)


def test_save_on_its_way(planning):
    planning.route(SAVES, lambda route: None)
    choose(planning, "PL01", "yes")
    expect(state(planning, "PL01")).to_have_text("Saving")

    check(planning)


def test_conflict_and_refusal(planning, assessment, lead_inspector):
    answer(assessment, lead_inspector, {"PL01": "yes"}, note="Plan of 12 March is on file.")
    note(planning, "PL01").fill("There is no plan.\n\nNot in the folder either.")
    choose(planning, "PL01", "no")
    expect(state(planning, "PL01")).to_have_text("Needs your choice")
    note(planning, "PL03").fill("x" * (NOTE_LIMIT + 1))
    note(planning, "PL03").blur()
    expect(planning.locator("#q-PL03-error")).to_be_visible()
    note(planning, "PL03").evaluate("one => { one.value = one.value.slice(0, 300) }")

    check(planning)


def test_late_answer(planning, assessment, inspector):
    answer_everything(assessment, inspector)
    planning.reload()
    submit(assessment, inspector)
    choose(planning, "PL01", "no")
    expect(state(planning, "PL01")).to_contain_text("kept for the lead inspector")
    check(planning)

    planning.reload()
    expect(planning.locator("#outbox-notice")).to_contain_text("Kept for the lead inspector.")
    check(planning)


def test_session_ended(planning):
    planning.context.clear_cookies()
    choose(planning, "PL01", "yes")
    expect(planning.get_by_role("dialog")).to_be_visible()
    check(planning)

    planning.get_by_role("button", name="Sign in", exact=True).click()
    expect(planning.get_by_role("alert")).to_be_visible()
    check(planning)

    planning.keyboard.press("Escape")
    expect(planning.get_by_role("button", name="Sign in again")).to_be_visible()
    check(planning)


def test_laptop_that_keeps_nothing(planning):
    planning.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    planning.reload()
    expect(planning.locator("#save-narrow")).to_be_visible()
    planning.route(SAVES, lambda route: route.abort())
    choose(planning, "PL01", "yes")
    expect(state(planning, "PL01")).to_have_text("Not saved: trying again")

    check(planning)


def test_answers_of_somebody_else(planning, sign_in, lead_inspector):
    planning.route(SAVES, lambda route: route.abort())
    choose(planning, "PL01", "yes")
    expect(header(planning)).to_have_text("1 answer not saved yet")
    planning.context.clear_cookies()

    sign_in(planning, lead_inspector)

    expect(planning.locator("#outbox-notice")).to_contain_text("of somebody else")
    check(planning)
