"""An urgent concern from the inspector's laptop to its end, with a script and without, offline."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.services import change_phone
from cases.choices import ConcernState
from cases.models import Assessment, UrgentConcern
from tests.factories.cases import make_case
from tests.factories.concerns import PLAN, WHAT, WHY_NOW, join_service, make_concern
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import make_inspection
from tests.functional.conftest import SignIn
from tests.functional.test_accessibility import NARROW, OPTIONS, all_faults

pytestmark = pytest.mark.browser

NUMBER = re.compile("NOT SENT. Phone Helen Marsh: 01632\u00a0960\u00a0114")
SENT = re.compile(r"Sent \d\d:\d\d\. Helen Marsh is told by e-mail")


@pytest.fixture
def assessment(transactional_db: None, inspector: User, lead_inspector: User) -> Assessment:
    change_phone(user=lead_inspector, phone="01632 960 114", by="tests")
    framework = make_framework(SHIPPED)
    inspection = make_inspection(framework, inspector=inspector, lead_inspector=lead_inspector)
    return make_case(inspection, "EM-01", inspector)


@pytest.fixture
def manager(make_user: Callable[..., User], assessment: Assessment) -> User:
    person = make_user("Hugh Calloway")
    join_service(assessment.case.inspection, person)
    return person


def section_of(assessment: Assessment) -> str:
    inspection = assessment.case.inspection.reference
    return f"/inspections/{inspection}/cases/{assessment.case.reference}/score/about/"


def write(page: Page) -> None:
    page.get_by_role("link", name="Raise an urgent concern").click()
    page.get_by_label("What have you seen or heard?").fill(WHAT)
    page.get_by_label("Why can it not wait?").fill(WHY_NOW)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send to whoever leads").click()


def close_dialog(page: Page) -> None:
    page.locator("#concern-dialog").get_by_role("button", name="Close").click()


def assert_nothing_says_sent(page: Page) -> None:
    expect(page.get_by_text(SENT)).to_have_count(0)


def test_concern_goes_from_inspector_to_lead_to_manager_and_is_closed(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    manager: User,
) -> None:
    page = new_page()
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    write(page)
    send(page)
    expect(page.locator("#concern-state")).to_contain_text(SENT)
    close_dialog(page)
    expect(page.locator("#concern-lines")).to_contain_text(SENT)

    lead = new_page()
    sign_in(lead, lead_inspector)
    lead.get_by_role("link", name="Read it and acknowledge it").click()
    expect(lead.get_by_text(WHAT)).to_be_visible()
    lead.get_by_role("button", name="Acknowledge").click()
    expect(lead.get_by_role("link", name="Read it and acknowledge it")).to_have_count(0)
    record_telling(lead)
    expect(lead.locator("main")).to_contain_text("The service has promised its plan")

    answering = new_page()
    sign_in(answering, manager)
    expect(answering.locator("main")).to_contain_text(WHY_NOW)
    answering.get_by_label("What is your plan?").fill(PLAN)
    answering.get_by_role("button", name="Send the plan").click()
    expect(answering.get_by_role("alert")).to_contain_text("with the inspectorate")

    lead.reload()
    expect(lead.locator("main")).to_contain_text(PLAN)
    lead.get_by_label("How did it end?").fill("Seen safe on Monday.")
    lead.get_by_role("button", name="Close the concern").click()
    expect(lead.locator("main")).to_contain_text("Nothing more is to be done.")


def record_telling(page: Page) -> None:
    page.get_by_label("Who at the service was told?").fill("Dr Lorna Beech")
    page.get_by_label("Their role").fill("Head of service")
    page.get_by_label("By phone").check()
    promised = page.get_by_role("group", name="Plan promised by")
    for part, value in (("Day", "31"), ("Month", "12"), ("Year", "2099")):
        promised.get_by_label(part).fill(value)
    page.get_by_role("button", name="Record it").click()


def test_offline_the_page_never_says_sent_and_online_it_goes_out_by_itself(
    page: Page, sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    expect(page.locator("#save-by-hand")).to_be_hidden()
    page.context.set_offline(True)
    write(page)
    send(page)

    expect(page.locator("#concern-state")).to_contain_text(NUMBER)
    close_dialog(page)
    expect(page.locator("#concern-lines")).to_contain_text(NUMBER)
    page.wait_for_timeout(3000)
    assert_nothing_says_sent(page)
    assert not UrgentConcern.objects.exists()

    page.context.set_offline(False)
    expect(page.locator("#concern-lines")).to_contain_text(SENT)
    assert UrgentConcern.objects.get().payload.what == WHAT


def test_reload_loses_no_concern_that_was_to_be_sent(
    page: Page, sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    page.route("**/concerns/*", lambda route: route.abort())
    write(page)
    send(page)
    expect(page.locator("#concern-state")).to_contain_text("kept on this laptop")
    close_dialog(page)

    page.goto("/")
    expect(page.locator("#outbox-notice")).to_contain_text("EM-01: NOT SENT. Phone whoever leads")
    page.get_by_role("link", name=re.compile("NOT SENT")).click()
    expect(page.locator("#concern-lines")).to_contain_text(NUMBER)
    page.unroute("**/concerns/*")
    page.reload()

    expect(page.locator("#concern-lines")).to_contain_text(SENT)
    assert UrgentConcern.objects.count() == 1


def test_sign_in_page_in_place_of_a_receipt_is_not_taken_for_sent(
    page: Page, sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    page.route("**/concerns/*", lambda route: route.fulfill(status=200, body="Welcome to Wi-Fi"))
    write(page)
    send(page)

    expect(page.locator("#concern-state")).to_contain_text(NUMBER)
    page.wait_for_timeout(1500)
    assert_nothing_says_sent(page)


def test_words_begun_survive_closing_and_are_called_not_sent(
    page: Page, sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    write(page)
    page.keyboard.press("Escape")
    expect(page.locator("#concern-lines")).to_contain_text("begun, NOT SENT. Phone Helen Marsh")

    page.get_by_role("link", name="Raise an urgent concern").click()
    expect(page.get_by_label("What have you seen or heard?")).to_have_value(WHAT)


def test_what_is_missing_is_asked_for_in_the_dialog(
    page: Page, sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    write(page)
    page.get_by_label("Why can it not wait?").fill("")
    send(page)

    expect(page.locator("#concern-error")).to_have_text("Say why this cannot wait.")
    expect(page.get_by_label("Why can it not wait?")).to_be_focused()
    assert not UrgentConcern.objects.exists()


def test_without_a_script_the_link_leads_to_a_form(
    new_page: Callable[..., Page], sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    write(page)
    expect(page.locator("main")).to_contain_text("NOT SENT until the next page says so.")
    send(page)

    expect(page.get_by_role("alert")).to_contain_text(SENT)
    assert UrgentConcern.objects.count() == 1


@pytest.mark.one_database
def test_dialog_is_accessible_before_and_while_it_is_not_sent(
    new_page: Callable[..., Page], sign_in: SignIn, assessment: Assessment, inspector: User
) -> None:
    page = new_page(viewport=NARROW)
    sign_in(page, inspector)
    page.goto(section_of(assessment))
    expect(page.locator("#save-by-hand")).to_be_hidden()
    write(page)
    assert faults_of_dialog(page) == []

    page.context.set_offline(True)
    send(page)
    expect(page.locator("#concern-state")).to_contain_text(NUMBER)
    assert faults_of_dialog(page) == []


def faults_of_dialog(page: Page) -> list[str]:
    results = Axe().run(page, options=OPTIONS)
    wide = page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]
    return [fault["id"] for fault in results.response["violations"]] + ["wide"] * wide


@pytest.mark.one_database
@pytest.mark.parametrize("state", list(ConcernState))
def test_pages_of_lead_and_manager_are_accessible(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    manager: User,
    state: ConcernState,
) -> None:
    concern = make_concern(assessment, inspector, state, lead_inspector)
    inspection = f"/inspections/{assessment.case.inspection.reference}/"
    own = ["/", f"{inspection}concerns/", f"{inspection}concerns/{concern.pk}/"]
    steps = [f"{own[-1]}?step=closed", f"{inspection}cases/EM-01/concerns/new/"]

    for person, addresses in (
        (lead_inspector, [*own, *steps]),
        (manager, ["/", f"/concerns/{concern.pk}/"] if concern.is_told else ["/"]),
    ):
        page = new_page(viewport=NARROW)
        sign_in(page, person)
        for address in addresses:
            page.goto(address)
            assert all_faults(page) == [], address
