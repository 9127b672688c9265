"""A report on its way to publication, in a browser: its pages are reached, read and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.roles import RoleCode
from cases.models import Assessment
from reports.choices import Move, ReportStatus
from tests.factories.inspections import make_inspection
from tests.factories.life import (
    bring_report_to,
    change_answer,
    finish_report,
    make_service_comment,
    member_of,
    take_step,
)
from tests.factories.reports import make_counted_cases

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

NARROW = {"width": 320, "height": 640}
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,
}
REPORT = "/inspections/eastmarsh-2026/report/"
PAGES = (
    "life/",
    "life/take-back/",
    "life/publish/",
    "versions/1/",
    "versions/1/read/en/",
    "versions/compare/?before=1&after=now",
    "service-comments/",
    "service-comments/add/",
    "service-comments/1/answer/",
)


@pytest.fixture
def inspection(lead_inspector, inspector, transactional_db):
    """A report that the service answered, with a comment answered and a number that changed."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)
    finish_report(inspection, lead_inspector)
    bring_report_to(inspection, ReportStatus.WITH_SERVICE)
    make_service_comment(inspection, lead_inspector)
    member_of(inspection, RoleCode.DEPUTY_LEAD)
    take_step(inspection, Move.ANSWER, lead_inspector)
    case = Assessment.objects.get(case__reference="EM-01")
    change_answer(case, "AS01", "no", lead_inspector, inspector)
    return inspection


def test_pages_pass_the_checks_of_a_program_and_fit_a_narrow_window(
    page, sign_in, inspection, lead_inspector
):
    sign_in(page, lead_inspector)
    found = {}
    for address in PAGES:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{REPORT}{address}")
        violations = Axe().run(page, options=OPTIONS).response["violations"]
        page.set_viewport_size(NARROW)
        width = page.evaluate("document.documentElement.scrollWidth")
        found[address] = ([one["id"] for one in violations], width <= NARROW["width"])

    assert found == dict.fromkeys(PAGES, ([], True))


def test_lead_takes_the_report_back_without_script(new_page, sign_in, inspection, lead_inspector):
    page = new_page(java_script_enabled=False)
    sign_in(page, lead_inspector)
    page.goto(f"{REPORT}life/")
    page.get_by_role("button", name="Take back into draft").click()
    page.get_by_role("button", name="Take back into draft").click()
    expect(page.get_by_text("Say why.").first).to_be_visible()

    page.get_by_label("Why?").fill("A number has changed.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_text("The report is now at “Draft”.").wait_for()
    expect(page.get_by_text("A number has changed.")).to_be_visible()
