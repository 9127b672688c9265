"""Reading in Welsh: chosen at the foot of the page, without script, and found in order there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import NARROW, all_faults

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_language_is_chosen_without_script_and_kept(
    new_page: Callable[..., Page], sign_in: SignIn, inspector: User
) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, inspector)
    page.goto("/frameworks/")

    page.get_by_role("button", name="Cymraeg").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Fframweithiau")
    page.get_by_role("link", name="Hafan").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="Home")).to_be_visible()


def test_page_in_welsh_is_accessible_when_narrow(
    new_page: Callable[..., Page], sign_in: SignIn, inspector: User
) -> None:
    page = new_page(viewport=NARROW)
    sign_in(page, inspector)

    page.get_by_role("button", name="Cymraeg").click()

    expect(page.locator("html")).to_have_attribute("lang", "cy")
    assert all_faults(page, "cy") == []
