"""Somebody of a service comes by their invitation straight to what is theirs."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from accounts.roles import ServiceRoleCode
from inspections.choices import Stage
from inspections.services.invitations import invite_to_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.plans import join_as, make_action, make_plan

PASSWORD = "a-lantern-by-the-quay"


@pytest.mark.parametrize("has_script", [True, False])
def test_action_owner_goes_from_the_invitation_to_their_action(
    new_page, live_server: LiveServer, lead_inspector: User, administrator: User, has_script: bool
) -> None:
    inspection = make_inspection(lead_inspector=lead_inspector)
    bring_to_stage(inspection, Stage.ANNOUNCED)
    manager = join_as(inspection, ServiceRoleCode.MANAGER)
    mail.outbox.clear()
    owner = invite_to_service(
        service=inspection.service,
        email="ann.owner@example.org",
        name="Ann Owner",
        inviter=administrator,
        home=live_server.url,
        role=ServiceRoleCode.ACTION_OWNER,
    ).user
    link = re.search(r"https?://\S+", mail.outbox[0].body)
    assert link is not None

    page: Page = new_page(java_script_enabled=has_script)
    page.goto(link[0])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page.get_by_label("Email")).to_be_visible()
    action = make_action(make_plan(inspection, manager), manager, owner, what="Hear every victim.")

    page.get_by_label("Email").fill(owner.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile(f"/plan/.*{action.uid}"))
    expect(page.locator("main")).to_contain_text("Hear every victim.")
