"""A service from the day its draft is released to the day its plan is signed off, in browsers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Response, expect

from accounts.models import User
from accounts.roles import RoleCode, ServiceRoleCode
from improvement.models import ImprovementPlan
from improvement.queries.standing import plan_standing
from inspections.models import Inspection
from reports.choices import Move, ReportStatus
from reports.services.explanations import add_block
from reports.types import BlockContent
from tests.conftest import PASSWORD
from tests.factories.inspections import make_inspection
from tests.factories.life import bring_report_to, finish_report, member_of
from tests.factories.plans import join_as
from tests.factories.reports import make_counted_cases
from tests.functional.conftest import SignIn

pytestmark = pytest.mark.browser

OTHERS_PASSWORD = "paper-boat"  # of whoever the factories make
FILES_MADE = 240_000  # milliseconds, for tests make files while a page waits
SAVED = re.compile(r"^Saved \d\d:\d\d")
PLACE = "2. Planning: paragraph 3"
WRONG = "Plans were written by managers alone."
RIGHT = "Plans were written by managers and children together."
CLAIM = "Children wrote their plans too."
ACTION = "Ask every child before a plan is written."
INSPECTION = "/inspections/eastmarsh-2026/"
REPORT = f"{INSPECTION}report/"
READ = f"{INSPECTION}released/"
PLAN = f"{INSPECTION}plan/"


@dataclass(frozen=True)
class Browsers:
    """A browser of their own for each person, signed in; one where nobody is."""

    lead: Page
    reviewer: Page
    chief: Page
    manager: Page
    chair: Page
    owner: Page
    public: Page


@pytest.fixture
def inspection(transactional_db: None, lead_inspector: User, inspector: User) -> Inspection:
    """An inspection whose report waits for its review, with a third paragraph that is wrong."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)
    finish_report(inspection, lead_inspector)
    for text in ("Children saw their plans.", WRONG):
        content = BlockContent("paragraph", text)
        add_block(
            inspection=inspection, standard="planning", content=content, area="", by=lead_inspector
        )
    bring_report_to(inspection, ReportStatus.INTERNAL_REVIEW)
    return inspection


@pytest.fixture
def browsers(
    inspection: Inspection,
    lead_inspector: User,
    new_page: Callable[..., Page],
    sign_in: SignIn,
) -> Browsers:
    """Everybody at their own desk."""

    def open_for(person: User, password: str) -> Page:
        page = new_page(viewport={"width": 1280, "height": 900})
        sign_in(page, person, password)
        return page

    def of_team(role: RoleCode) -> Page:
        return open_for(member_of(inspection, role), OTHERS_PASSWORD)

    def of_service(role: ServiceRoleCode) -> Page:
        return open_for(join_as(inspection, role), OTHERS_PASSWORD)

    return Browsers(
        lead=open_for(lead_inspector, PASSWORD),
        reviewer=of_team(RoleCode.QUALITY_LEAD),
        chief=of_team(RoleCode.ASSISTANT_CHIEF_INSPECTOR),
        manager=of_service(ServiceRoleCode.MANAGER),
        chair=of_service(ServiceRoleCode.BOARD_CHAIR),
        owner=of_service(ServiceRoleCode.ACTION_OWNER),
        public=new_page(),
    )


def test_service_goes_from_its_draft_to_a_plan_that_is_signed_off(browsers: Browsers) -> None:
    one = browsers
    one.manager.goto("/")
    expect(one.manager.get_by_role("heading", name="What needs you")).to_be_visible()
    expect(one.manager.get_by_role("link", name="Read the draft report")).to_have_count(0)
    take(one.reviewer, Move.SEND)
    read_and_comment(one.manager)
    send_comments(one.manager)

    correct_the_paragraph(one.lead)
    accept_the_comment(one.lead)
    read_the_decision(one.manager)
    take(one.chief, Move.SIGN_OFF)
    set_day_of_publication(one.lead, ("1", "7", "2030", "09:30"))
    read_under_embargo(one.manager)
    set_day_of_publication(one.lead, ("", "", "", ""))
    take(one.lead, Move.PUBLISH)
    read_the_change(one.manager)
    read_in_public(one.public)

    draft_the_plan(one.manager)
    approve_the_plan(one.chair)
    tell_progress_and_close(one.owner)
    verify(one.chair)
    sign_off_the_plan(one.chair)

    plan = ImprovementPlan.objects.select_related("inspection").get()
    assert plan_standing(plan).is_complete
    one.manager.goto(PLAN)
    expect(one.manager.get_by_role("link", name="Add an action")).to_have_count(0)


def take(page: Page, move: Move) -> None:
    """Take a step of the report by its pages; the files it asks for are made with it."""
    step = str(move.label)
    page.goto(f"{REPORT}life/")
    page.get_by_role("button", name=step, exact=True).click()
    page.wait_for_url(f"**/life/{move.value}/")
    page.get_by_role("button", name=step, exact=True).click(timeout=FILES_MADE)
    expect(page.get_by_text("The report is now at")).to_be_visible(timeout=FILES_MADE)


def read_and_comment(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Read the draft report").click()
    page.get_by_role("link", name="2. Planning").click()
    paragraph = page.locator("#paragraph-3")
    expect(paragraph).to_contain_text(WRONG)
    paragraph.get_by_role("link", name="Comment on this").click()
    expect(page.locator("option:checked").first).to_have_text(PLACE)

    page.get_by_label("What is not accurate?").fill(CLAIM)
    page.get_by_label("Which wording do you propose?").fill(RIGHT)
    expect(page.locator("#q-comment-state")).to_have_text(SAVED)
    page.get_by_label("What shows it?").fill("Minutes of 4 May.")
    page.get_by_role("button", name="Save the comment").click()
    expect(page.get_by_role("heading", name=f"{PLACE} Not sent yet")).to_be_visible()


def send_comments(page: Page) -> None:
    page.get_by_role("link", name="Comments", exact=True).click()
    page.get_by_role("button", name="Send the comments").click()
    expect(page.get_by_text(CLAIM)).to_be_visible()
    page.get_by_label("Your name, or the name of whoever answers").fill("Ffion Tarn")
    page.get_by_label("Office").fill("Head of Service")
    page.get_by_role("button", name="Send the comments").click()
    expect(page.get_by_text("The comments are sent to the inspection team.")).to_be_visible()
    expect(page.get_by_role("button", name="Send the comments")).to_have_count(0)


def correct_the_paragraph(page: Page) -> None:
    page.goto(f"{REPORT}service-comments/")
    expect(page.get_by_text("Ffion Tarn, Head of Service")).to_be_visible()
    expect(page.get_by_text(CLAIM)).to_be_visible()
    page.goto(f"{REPORT}themes/planning/")
    text = page.get_by_role("textbox", name=re.compile(r"^Text\s*, paragraph 3$"))
    state = page.locator("article", has=text).locator("[id$=-state]")
    expect(text).to_have_value(WRONG)
    expect(state).to_have_attribute("data-status", "settled")
    with page.expect_response(lambda answer: is_save(answer, RIGHT)):
        text.fill(RIGHT)
        text.blur()
    expect(state).to_have_text(SAVED)


def is_save(answer: Response, text: str) -> bool:
    return answer.ok and text in (answer.request.post_data or "")


def accept_the_comment(page: Page) -> None:
    page.goto(f"{REPORT}service-comments/")
    page.get_by_role("link", name=re.compile("^Answer ")).click()
    page.get_by_label("Accepted", exact=True).check()
    expect(page.get_by_label("Which text was changed for it?")).to_have_value(re.compile("^block"))
    page.get_by_label("How was it changed?").fill("It now says who wrote the plans.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Send the outcome").click()
    page.get_by_role("button", name="Send the outcome").click(timeout=FILES_MADE)
    expect(page.get_by_role("link", name="outcome letter").first).to_be_visible(timeout=FILES_MADE)


def read_the_decision(page: Page) -> None:
    page.goto(READ)
    page.get_by_role("link", name="Comments", exact=True).click()
    expect(page.get_by_text("Accepted", exact=True).first).to_be_visible()
    expect(page.get_by_text("It now says who wrote the plans.")).to_be_visible()
    expect(page.locator("ins")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="outcome letter").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def set_day_of_publication(page: Page, values: tuple[str, ...]) -> None:
    page.goto(f"{REPORT}publication/dates/")
    day = page.get_by_role("group", name="Day of publication")
    for part, value in zip(("Day", "Month", "Year"), values, strict=False):
        day.get_by_label(part, exact=True).fill(value)
    page.get_by_label("Time of publication").fill(values[-1])
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/publication/")


def read_under_embargo(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Read the draft report").click()
    expect(page.get_by_text("Under embargo until 1 July 2030")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="(Web page").last.click()
    text = download.value.path().read_text()
    assert RIGHT in text
    assert WRONG not in text


def read_the_change(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Read the published report").click()
    page.get_by_role("link", name="Comments", exact=True).click()
    expect(page.locator("del", has_text="alone").first).to_be_visible()
    expect(page.locator("ins", has_text="children together").first).to_be_visible()
    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.get_by_text("Version 2, published on")).to_be_visible()
    page.get_by_role("link", name="2. Planning").click()
    expect(page.locator("#paragraph-3")).to_contain_text(RIGHT)
    expect(page.get_by_role("link", name="Comment on this")).to_have_count(0)


def read_in_public(page: Page) -> None:
    page.goto("/published/")
    page.get_by_role("link", name="Eastmarsh Youth Offending Team").click()
    expect(page.get_by_role("heading", name="Ratings")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Read it as a web page")).click()
    expect(page.get_by_text(RIGHT)).to_be_visible()
    expect(page.get_by_text(WRONG)).to_have_count(0)
    assert page.context.cookies() == []


def draft_the_plan(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Improvement plan", exact=True).first.click()
    page.get_by_role("button", name="Start the plan").click()
    line = page.locator("section", has=page.get_by_role("heading", name="Recommendation 1"))
    line.get_by_role("link", name="Add an action").click()
    page.get_by_label("What will be done?").fill(ACTION)
    page.get_by_label("Owner").select_option(label="Action Owner")
    for part, value in (("Day", "31"), ("Month", "3"), ("Year", "2027")):
        page.get_by_label(part).fill(value)
    page.get_by_label("Measure of success").fill("Nine plans in ten say what the child wants.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=ACTION)).to_be_visible()


def approve_the_plan(page: Page) -> None:
    page.goto(PLAN)
    page.get_by_role("link", name="Approval by the board").click()
    expect(page.get_by_text(ACTION).first).to_be_visible()
    page.get_by_role("button", name="Approve the plan").click()
    expect(page.get_by_text("The plan is approved.")).to_be_visible()


def tell_progress_and_close(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Your actions of the improvement plan").click()
    page.get_by_role("link", name=f"Progress {ACTION}").click()
    page.get_by_role("button", name="Tell progress").click()
    page.get_by_label("Green: on track").check()
    page.get_by_label("What was done").fill("Every worker asks since May.")
    page.get_by_role("button", name="Save progress").click()
    expect(page.get_by_text("The progress is saved.")).to_be_visible()
    page.get_by_role("button", name="Close this action").click()
    page.get_by_label("What was achieved").fill("An audit of 20 cases shows it.")
    page.get_by_role("button", name="Close the action").click()
    expect(page.get_by_text("Somebody else verifies it now.")).to_be_visible()
    expect(page.get_by_role("button", name="Verify or return")).to_have_count(0)


def verify(page: Page) -> None:
    page.goto(PLAN)
    page.get_by_role("link", name=f"Progress {ACTION}").click()
    expect(page.get_by_text("An audit of 20 cases shows it.")).to_be_visible()
    page.get_by_role("button", name="Verify or return").click()
    page.get_by_label("Yes: I have seen what shows it").check()
    page.get_by_role("button", name="Save the decision").click()
    expect(page.get_by_text("Verified").first).to_be_visible()


def sign_off_the_plan(page: Page) -> None:
    page.goto(PLAN)
    page.get_by_role("link", name="Sign-off by the chair").click()
    page.get_by_label("It is complete").check()
    page.get_by_role("button", name="Sign off").click()
    expect(page.get_by_text("Your sign-off is recorded.")).to_be_visible()
