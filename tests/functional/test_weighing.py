"""Two people weigh the same standard at once in two browsers: nothing of either is lost."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import RoleCode
from inspections.models import Inspection
from judgements.models import Operation, Weighing
from tests.factories.inspections import join_team, make_inspection
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import OPTIONS

pytestmark = pytest.mark.browser


@pytest.fixture
def inspection(transactional_db: None, lead_inspector: User) -> Inspection:
    return make_inspection(lead_inspector=lead_inspector)


@pytest.fixture
def deputy(inspection: Inspection, make_user: Callable[..., User]) -> User:
    person = make_user("Dora Quill")
    join_team(inspection, person, RoleCode.DEPUTY_LEAD)
    return person


def mark(page: Page, statement: str, degree: str) -> None:
    form = page.locator(f"#q-{statement}")
    form.get_by_role("radio", name=degree, exact=True).check()


def note(page: Page, statement: str, text: str) -> None:
    form = page.locator(f"#q-{statement}")
    form.get_by_text("Note and evidence").click()
    form.get_by_role("textbox").fill(text)
    form.get_by_role("textbox").blur()


def test_two_people_weigh_at_once_and_both_marks_are_kept(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    inspection: Inspection,
    lead_inspector: User,
    deputy: User,
) -> None:
    address = f"/inspections/{inspection.reference}/themes/leading/weighing/"
    first, second = new_page(), new_page()
    for page, person in ((first, lead_inspector), (second, deputy)):
        sign_in(page, person)
        page.goto(address)

    mark(first, "G01", "Met")
    expect(first.locator("#q-G01-state")).to_contain_text("Saved")
    mark(second, "S01", "Partly met")
    expect(second.locator("#q-S01-state")).to_contain_text("Saved")
    mark(second, "G01", "Not met")
    note(second, "G01", "Two were absent.")

    panel = second.locator("#q-G01 .app-conflict")
    expect(panel).to_contain_text("Helen Marsh")
    expect(panel).to_contain_text("Mark: Met.")
    expect(panel).to_contain_text("Two were absent.")
    assert not Axe().run(second, options=OPTIONS).response["violations"]
    assert Weighing.objects.get(statement="G01").degree == "met"
    panel.get_by_role("button", name="Use mine").click()
    expect(second.locator("#q-G01-state")).to_contain_text("Saved")

    first.reload()
    assert first.locator("#G01-not_met").is_checked()
    assert first.locator("#S01-partly").is_checked()
    expect(first.locator("#q-G01-state")).to_contain_text("Dora Quill")
    kept = Operation.objects.filter(outcome="conflict").values_list("content__degree", flat=True)
    assert set(kept) == {"not_met"}
