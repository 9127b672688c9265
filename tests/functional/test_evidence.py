"""Evidence that is typed without a network is there once, complete, when the network is back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from inspections.models import Inspection
from judgements.models import Evidence, Operation
from tests.factories.inspections import make_inspection
from tests.functional.conftest import SignIn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quick"),
]


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


def test_entry_typed_offline_outlives_a_reload_and_is_saved_once(
    page: Page, sign_in: SignIn, inspector: User, inspection: Inspection
) -> None:
    sign_in(page, inspector)
    page.goto(f"/inspections/{inspection.reference}/fieldwork/evidence/add/")
    state = page.locator("#q-evidence-state")
    expect(state).to_have_attribute("data-status", "settled")
    text = page.get_by_label("Evidence", exact=True)

    page.context.set_offline(True)
    text.fill("Typed in a cellar.")
    expect(state).to_have_text(re.compile("Kept on this laptop. Before it can be saved it needs"))
    page.context.set_offline(False)
    page.reload()

    expect(text).to_have_value("Typed in a cellar.")
    page.context.set_offline(True)
    page.get_by_label("Interview").check()
    page.get_by_label("Strength").check()
    expect(state).to_have_text("Kept on this laptop, sending again")
    assert not Evidence.objects.exists()
    page.context.set_offline(False)

    expect(state).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    assert Evidence.objects.get().text == "Typed in a cellar."
    assert {one.outcome for one in Operation.objects.all()} == {"saved"}


def test_two_windows_meet_and_their_author_joins_the_texts(
    new_page: Callable[..., Page], sign_in: SignIn, inspector: User, inspection: Inspection
) -> None:
    first, second = new_page(), new_page()
    for one in (first, second):
        sign_in(one, inspector)
    first.goto(f"/inspections/{inspection.reference}/fieldwork/evidence/add/")
    second.goto(first.url)
    for one, text in ((first, "From the first."), (second, "From the second.")):
        one.get_by_label("Document", exact=True).check()
        one.get_by_label("Gap").check()
        one.get_by_label("Evidence", exact=True).fill(text)
        one.get_by_label("Role").focus()
        if one is first:
            expect(one.locator("#q-evidence-state")).to_have_text(re.compile("Saved"))

    expect(second.locator("#q-evidence-state")).to_have_text("Needs your choice")
    second.get_by_role("button", name="Join the texts").click()

    expect(second.locator("#q-evidence-state")).to_have_text(re.compile("Saved"))
    assert Evidence.objects.get().text == "From the first.\n\nFrom the second."
