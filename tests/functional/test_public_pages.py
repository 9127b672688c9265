"""The public reads a published report: no sign-in, no script, no cookie, narrow or wide."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import RoleCode
from inspections.models import Inspection
from reports.choices import Move, ReportStatus
from reports.models import Report
from reports.services.explanations import add_block
from reports.types import BlockContent
from tests.factories.inspections import make_inspection
from tests.factories.life import (
    bring_report_to,
    finish_report,
    make_recipient,
    member_of,
    take_step,
)
from tests.factories.reports import make_counted_cases
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import NARROW, all_faults

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

EXAMPLE = BlockContent(
    kind="good_practice",
    title="Walking with Sam",
    text="The worker met Sam at the river every week, because Sam talked best on the way.",
    changed_name_declared=True,
    consent_declared=True,
)


@pytest.fixture
def published(lead_inspector: User, inspector: User, transactional_db: None) -> Inspection:
    """A published report with an example of good practice and a recipient."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)
    finish_report(inspection, lead_inspector)
    add_block(
        inspection=inspection, standard="assessing", content=EXAMPLE, area="", by=lead_inspector
    )
    make_recipient(inspection, lead_inspector)
    bring_report_to(inspection, ReportStatus.PUBLISHED)
    return inspection


def number_of(inspection: Inspection) -> str:
    number = Report.objects.get(inspection=inspection).publication_number
    assert number is not None
    return number


def test_anybody_finds_and_reads_the_report_without_script(
    new_page: Callable[..., Page], published: Inspection
) -> None:
    page = new_page(java_script_enabled=False, viewport=NARROW)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/published/")
    page.get_by_label("Service, area or publication number").fill(published.service.name[:4])
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=published.service.name).click()
    expect(page.get_by_role("heading", name="Ratings")).to_be_visible()
    page.get_by_role("link", name="Good practice in this service").click()
    expect(page.get_by_text("every week")).to_be_visible()
    page.get_by_role("link", name="Read it where it stands").click()
    expect(page.get_by_text("every week")).to_be_visible()

    assert page.context.cookies() == []
    here = urlsplit(page.url).netloc
    assert {urlsplit(one).netloc for one in asked if one.startswith("http")} == {here}


def test_public_pages_pass_the_checks_of_a_program(
    new_page: Callable[..., Page],
    published: Inspection,
    subtests: pytest.Subtests,
    screenshot: Callable[[Page, str], None],
) -> None:
    number = number_of(published)
    pages = {
        "public-list": "/published/",
        "public-list-none": "/published/?q=nowhere",
        "public-report": f"/published/{number}/",
        "practice-library": "/published/good-practice/",
        "public-not-found": "/published/2099-0001/",
    }
    for name, address in pages.items():
        for viewport in (NARROW, {"width": 1280, "height": 900}):
            page = new_page(viewport=viewport)
            page.goto(address)
            screenshot(page, f"{name}-{viewport['width']}")
            if viewport is NARROW:
                with subtests.test(address):
                    assert all_faults(page) == []
    welsh = new_page(viewport=NARROW)
    welsh.goto(f"/published/{number}/")
    welsh.get_by_role("link", name="Cymraeg").click()
    assert welsh.locator("html").get_attribute("lang") == "cy"
    assert all_faults(welsh, "cy") == []


def test_withdrawn_report_says_so(
    new_page: Callable[..., Page],
    published: Inspection,
    screenshot: Callable[[Page, str], None],
) -> None:
    chief = member_of(published, RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    take_step(published, Move.WITHDRAW, chief)
    page = new_page(viewport=NARROW)
    page.goto(f"/published/{number_of(published)}/")

    expect(page.get_by_text("This report was withdrawn on")).to_be_visible()
    assert all_faults(page) == []
    screenshot(page, "public-withdrawn-320")


def test_pages_of_the_publication_pass_the_checks_of_a_program(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    published: Inspection,
    lead_inspector: User,
    screenshot: Callable[[Page, str], None],
) -> None:
    take_step(published, Move.CORRECT, lead_inspector, note="A table was wrong.")
    page = new_page(viewport=NARROW)
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{published.reference}/report/publication/dates/")
    fields = page.get_by_role("group", name="Day of publication")
    for label, value in (("Day", "16"), ("Month", "7"), ("Year", "2030")):
        fields.get_by_label(label, exact=True).fill(value)
    assert all_faults(page) == []
    screenshot(page, "publication-dates-320")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("under embargo until 16 July 2030")).to_be_visible()
    assert all_faults(page) == []
    screenshot(page, "publication-320")
