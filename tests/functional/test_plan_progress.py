"""Progress of an improvement plan in a browser: told, closed, verified; without scripts too."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import ServiceRoleCode
from improvement.choices import Rag
from improvement.models import Action
from reports.choices import Move
from tests.factories.inspections import make_inspection
from tests.factories.plans import (
    approve,
    cover_all,
    join_as,
    make_action,
    make_own_line,
    make_plan,
    make_progress,
    release_report,
    write_recommendations,
)
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import NARROW, OPTIONS

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PASSWORD = "paper-boat"


@pytest.fixture
def people(transactional_db: None, lead_inspector: User) -> dict[str, User]:
    """Everybody of the service, whose plan the board has approved."""
    inspection = make_inspection(lead_inspector=lead_inspector)
    people = {role.value: join_as(inspection, role) for role in ServiceRoleCode}
    manager, owner = people["manager"], people["action_owner"]
    plan = make_plan(inspection, manager)
    write_recommendations(inspection, lead_inspector)
    with transaction.atomic():
        release_report(inspection, lead_inspector, Move.SEND, Move.PUBLISH)
    cover_all(plan, manager, owner)
    line = f"line:{make_own_line(plan, manager).uid}"
    late = timezone.localdate() - timedelta(days=9)
    red = make_action(plan, manager, owner, line=line, what="Hire a nurse.", due_date=late)
    approve(plan, people["board_chair"])
    make_progress(red, owner, Rag.RED)
    return people


def address(name: str, action: Action | None = None) -> str:
    reference = Action.objects.select_related("plan__inspection")[0].plan.inspection.reference
    return reverse(f"improvement:{name}", args=[reference, *([action.uid] if action else [])])


def check_page(page: Page) -> None:
    """The page passes axe and fits a narrow screen without scrolling sideways."""
    page.wait_for_load_state()
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    wide = page.viewport_size
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    if wide:
        page.set_viewport_size(wide)


def test_action_is_told_of_closed_and_verified(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    people: dict[str, User],
    screenshot: Callable[[Page, str], None],
    tmp_path: Path,
) -> None:
    action = Action.objects.order_by("pk")[0]
    owner = new_page(viewport={"width": 1280, "height": 900})
    sign_in(owner, people["action_owner"].email, PASSWORD)
    owner.goto(address("progress-report", action))
    check_page(owner)
    owner.get_by_role("button", name="Save progress").click()
    check_page(owner)
    screenshot(owner, "tell-errors")
    owner.get_by_label("Amber: at risk").check()
    owner.get_by_label("What was done").fill("Two of five managers were trained.")
    record = tmp_path / "record.pdf"
    record.write_bytes(b"%PDF-1.7 record")
    owner.get_by_label("File that shows it").set_input_files(record)
    owner.get_by_role("button", name="Save progress").click()
    expect(owner.get_by_text("The progress is saved.")).to_be_visible()
    check_page(owner)
    owner.get_by_role("button", name="Close this action").click()
    owner.get_by_label("What was achieved, and how does it show?").fill("All are trained.")
    owner.get_by_role("button", name="Close the action").click()
    expect(owner.get_by_text("Closed, to be verified").first).to_be_visible()

    chair = new_page(viewport={"width": 1280, "height": 900})
    sign_in(chair, people["board_chair"].email, PASSWORD)
    chair.goto(address("progress-detail"))
    check_page(chair)
    screenshot(chair, "progress")
    chair.set_viewport_size(NARROW)
    screenshot(chair, "progress-narrow")
    chair.set_viewport_size({"width": 1280, "height": 900})
    chair.goto(address("action-verify", action))
    check_page(chair)
    chair.get_by_label("Yes: I have seen what shows it, and verify it").check()
    chair.get_by_role("button", name="Save the decision").click()
    expect(chair.get_by_text("Verified", exact=True).first).to_be_visible()
    check_page(chair)
    screenshot(chair, "action")


def test_everything_works_without_scripts(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    people: dict[str, User],
    screenshot: Callable[[Page, str], None],
) -> None:
    action = Action.objects.order_by("pk")[0]
    page = new_page(java_script_enabled=False, viewport=NARROW)
    sign_in(page, people["manager"].email, PASSWORD)
    page.goto(address("progress-detail"))
    page.get_by_role("link", name="Overdue (1)").click()
    expect(page.get_by_text("Hire a nurse.")).to_be_visible()
    expect(page.get_by_role("link", name="Train all managers.")).to_have_count(0)

    page.goto(address("progress-report", action))
    page.get_by_label("Green: on track").check()
    page.get_by_label("What was done").fill("All were trained.")
    page.get_by_role("button", name="Save progress").click()
    expect(page.get_by_text("All were trained.")).to_be_visible()

    page.goto(address("cover-edit"))
    page.get_by_label("Decision that is asked for").fill("To approve the plan.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The cover sheet is saved.")).to_be_visible()
    page.goto(address("cover-edit"))
    screenshot(page, "cover")
