"""A service checks its draft in the browser: nothing typed is lost, whoever else types."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from inspections.models import Inspection
from judgements.models import Operation
from reports.choices import ReportStatus
from reports.models import Report, ServiceComment
from tests.factories.concerns import join_service
from tests.factories.inspections import make_inspection
from tests.factories.life import bring_report_to, finish_report
from tests.factories.reports import make_counted_cases
from tests.functional.conftest import SignIn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quick"),
]


@pytest.fixture
def managers(make_user: Callable[..., User]) -> list[User]:
    return [make_user("Ffion Quill"), make_user("Aled Vane")]


@pytest.fixture
def draft(inspector: User, lead_inspector: User, managers: list[User]) -> Inspection:
    """An inspection whose draft report is with its service."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)
    finish_report(inspection, lead_inspector)
    for one in managers:
        join_service(inspection, one)
    bring_report_to(inspection, ReportStatus.WITH_SERVICE)
    return inspection


def begin(page: Page, draft: Inspection) -> None:
    page.goto(f"/inspections/{draft.reference}/released/comments/add/?place=foreword")
    expect(page.get_by_label("Which place of the draft is it about?")).to_have_value("foreword")


def test_comment_typed_offline_outlives_a_reload_and_is_saved_once(
    page: Page, sign_in: SignIn, managers: list[User], draft: Inspection
) -> None:
    sign_in(page, managers[0])
    begin(page, draft)
    state = page.locator("#q-comment-state")
    expect(state).to_have_attribute("data-status", re.compile("."))
    text = page.get_by_label("What is not accurate?")

    page.context.set_offline(True)
    text.fill("Typed in a cellar.")
    expect(state).to_have_text("Kept on this laptop, sending again")
    assert not ServiceComment.objects.exists()
    page.context.set_offline(False)
    page.reload()

    expect(text).to_have_value("Typed in a cellar.")
    expect(state).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    assert ServiceComment.objects.get().claim == "Typed in a cellar."
    assert [one.outcome for one in Operation.objects.all()] == ["saved"]


def test_two_people_on_one_comment_meet_and_join_their_texts(
    new_page: Callable[..., Page], sign_in: SignIn, managers: list[User], draft: Inspection
) -> None:
    first, second = new_page(), new_page()
    for page, person in zip((first, second), managers, strict=True):
        sign_in(page, person)
    begin(first, draft)
    second.goto(first.url)
    for page, text in ((first, "From the first."), (second, "From the second.")):
        page.get_by_label("What is not accurate?").fill(text)
        page.get_by_label("What shows it?").focus()
        if page is first:
            expect(page.locator("#q-comment-state")).to_have_text(re.compile("Saved"))

    expect(second.locator("#q-comment-state")).to_have_text("Needs your choice")
    second.get_by_role("button", name="Join the texts").press("Enter")
    expect(second.locator("#q-comment")).to_be_focused()

    expect(second.locator("#q-comment-state")).to_have_text(re.compile("Saved"))
    assert ServiceComment.objects.get().claim == "From the first.\n\nFrom the second."


def test_comments_are_sent_once_by_a_named_person_without_a_script(
    new_page: Callable[..., Page], sign_in: SignIn, managers: list[User], draft: Inspection
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 700})
    sign_in(page, managers[0])
    begin(page, draft)
    page.get_by_label("What is not accurate?").fill("The Chair was there.")
    page.get_by_role("button", name="Save the comment").click()
    page.get_by_role("button", name="Send the comments").click()
    expect(page.get_by_text("The Chair was there.")).to_be_visible()
    page.get_by_label("Office").fill("Head of Service")
    page.get_by_role("button", name="Send the comments").click()

    expect(page.get_by_text("Ffion Quill, Head of Service")).to_be_visible()
    assert Report.objects.get().status == ReportStatus.SERVICE_ANSWERED
    expect(page.get_by_role("button", name="Send the comments")).to_have_count(0)
