"""The whole way of a plan in the browser: started, approved, told of, verified and signed off."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import ServiceRoleCode
from improvement.models import ImprovementPlan
from improvement.queries.standing import plan_standing
from inspections.choices import Stage
from inspections.models import Inspection
from reports.choices import Move
from tests.conftest import PASSWORD
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.plans import (
    SERVICE_PASSWORD,
    cover_all,
    join_as,
    make_own_line,
    make_plan,
    release_report,
    write_recommendations,
)
from tests.functional.conftest import SignIn

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def inspection(transactional_db: None, lead_inspector: User) -> Inspection:
    """An inspection whose report, with two recommendations, is published."""
    inspection = make_inspection(lead_inspector=lead_inspector)
    bring_to_stage(inspection, Stage.DRAFTING)
    write_recommendations(inspection, lead_inspector)
    release_report(inspection, lead_inspector, Move.SEND, Move.PUBLISH)
    return inspection


@pytest.fixture
def people(inspection: Inspection) -> dict[ServiceRoleCode, User]:
    """Somebody in each role of the service."""
    return {role: join_as(inspection, role) for role in ServiceRoleCode}


@pytest.fixture
def plan_of(
    new_page: Callable[..., Page], sign_in: SignIn, inspection: Inspection
) -> Callable[..., Page]:
    """Open the plan as somebody, in a browser of their own without scripts: plan_of(manager)."""

    def open_plan(user: User, password: str = SERVICE_PASSWORD) -> Page:
        page = new_page(viewport=NARROW, java_script_enabled=False)
        sign_in(page, user, password)
        page.goto(f"/inspections/{inspection.reference}/plan/")
        return page

    return open_plan


def add_action(page: Page, number: int, owner: str) -> None:
    line = page.locator("section", has=page.get_by_role("heading", name=f"Recommendation {number}"))
    line.get_by_role("link", name="Add an action").click()
    page.get_by_label("What will be done?").fill(f"Do what recommendation {number} asks.")
    page.get_by_label("Owner").select_option(label=owner)
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("3")
    page.get_by_label("Year").fill("2027")
    page.get_by_label("Measure of success").fill("Nine in ten.")
    page.get_by_role("button", name="Save").click()


def test_plan_goes_its_whole_way_without_scripts(
    inspection: Inspection,
    people: dict[ServiceRoleCode, User],
    plan_of: Callable[..., Page],
    lead_inspector: User,
) -> None:
    owner = people[ServiceRoleCode.ACTION_OWNER]
    manager = plan_of(people[ServiceRoleCode.MANAGER])
    manager.get_by_role("button", name="Start the plan").click()
    for number in (1, 2):
        add_action(manager, number, owner.name)
    expect(manager.locator(".govuk-tag", has_text="2 of 2")).to_be_visible()

    chair = plan_of(people[ServiceRoleCode.BOARD_CHAIR])
    chair.get_by_role("link", name="Approval by the board").click()
    chair.get_by_role("button", name="Approve the plan").click()
    expect(chair.get_by_text("The plan is approved.")).to_be_visible()

    lead = plan_of(lead_inspector, PASSWORD)
    lead.get_by_role("link", name="Confirmation by the lead inspector").click()
    lead.get_by_label("Yes, every recommendation is covered").check()
    lead.get_by_role("button", name="Confirm").click()
    expect(lead.get_by_text("Your confirmation is recorded.")).to_be_visible()

    owners = plan_of(owner)
    for number in (1, 2):
        close(owners, inspection, number)
        verify(chair, inspection, number)
    chair.goto(f"/inspections/{inspection.reference}/plan/")
    chair.get_by_role("link", name="Sign-off by the chair").click()
    chair.get_by_label("It is complete").check()
    chair.get_by_role("button", name="Sign off").click()

    expect(chair.get_by_text("Your sign-off is recorded.")).to_be_visible()
    plan = ImprovementPlan.objects.select_related("inspection").get()
    assert plan_standing(plan).is_complete
    manager.reload()
    expect(manager.get_by_role("link", name="Add an action")).to_have_count(0)


def open_progress(page: Page, inspection: Inspection, number: int) -> None:
    page.goto(f"/inspections/{inspection.reference}/plan/")
    words = f"Progress Do what recommendation {number} asks."
    page.get_by_role("link", name=words).click()


def close(page: Page, inspection: Inspection, number: int) -> None:
    open_progress(page, inspection, number)
    page.get_by_role("button", name="Tell progress").click()
    page.get_by_label("Green: on track").check()
    page.get_by_label("What was done").fill("All managers are trained.")
    page.get_by_role("button", name="Save progress").click()
    page.get_by_role("button", name="Close this action").click()
    page.locator("textarea").fill("An audit of 20 cases shows it.")
    page.get_by_role("button", name="Close the action").click()


def verify(page: Page, inspection: Inspection, number: int) -> None:
    open_progress(page, inspection, number)
    page.get_by_role("button", name="Verify or return").click()
    page.get_by_label("Yes: I have seen what shows it, and verify it").check()
    page.get_by_role("button", name="Save the decision").click()


def test_pages_of_a_plan_are_accessible(
    inspection: Inspection,
    people: dict[ServiceRoleCode, User],
    new_page: Callable[..., Page],
    sign_in: SignIn,
) -> None:
    manager = people[ServiceRoleCode.MANAGER]
    plan = make_plan(inspection, manager)
    action = cover_all(plan, manager, people[ServiceRoleCode.ACTION_OWNER])[0]
    line = make_own_line(plan, manager)
    doors = {
        manager: [
            "",
            "attach/",
            "actions/add/",
            f"actions/{action.uid}/edit/",
            f"actions/{action.uid}/remove/",
            f"lines/{line.uid}/",
            "oversight/",
        ],
        people[ServiceRoleCode.BOARD_CHAIR]: ["", "approve/", "sign-off/"],
        people[ServiceRoleCode.ACTION_OWNER]: [""],
    }
    for person, some in doors.items():
        page = new_page(viewport=NARROW)
        sign_in(page, person, SERVICE_PASSWORD)
        for door in some:
            page.goto(f"/inspections/{inspection.reference}/plan/{door}")
            assert faults(page) == [], door


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    width = page.evaluate("document.documentElement.scrollWidth")
    wide = [] if width <= NARROW["width"] else [f"The page is {width} wide."]
    return wide + [one["id"] for one in found.response["violations"]]
