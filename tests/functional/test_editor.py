"""The editor of a report in a browser: nothing typed is lost, whoever and whatever intervenes."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import RoleCode
from cases.presenters.outbox import TIMING
from inspections.models import Inspection
from judgements.models import Operation
from reports.models import KeyFinding, Report, TeamComment
from reports.services.findings import add_finding
from tests.factories.inspections import join_team, make_inspection
from tests.functional.conftest import SignIn
from tests.functional.scoring import QUICK
from tests.functional.test_accessibility import OPTIONS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"^Saved \d\d:\d\d")
THEME = "report/themes/assessing/"
LEAD_IN = "Lead-in to the recommendations"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scale the client's times down."""
    for name, milliseconds in {**QUICK, "presence": 500}.items():
        monkeypatch.setitem(TIMING, name, milliseconds)


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


@pytest.fixture
def deputy(inspection: Inspection, make_user: Callable[..., User]) -> User:
    person = make_user("Dora Quill")
    join_team(inspection, person, RoleCode.DEPUTY_LEAD)
    return person


@pytest.fixture
def findings(inspection: Inspection, lead_inspector: User) -> list[KeyFinding]:
    return [
        add_finding(inspection=inspection, standard="assessing", text=text, by=lead_inspector)
        for text in ("One.", "Two.", "Three.")
    ]


def order() -> list[str]:
    return list(KeyFinding.objects.order_by("position").values_list("text", flat=True))


def test_text_typed_offline_outlives_a_reload_and_the_back_button(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    address = f"/inspections/{inspection.reference}/report/recommendations/"
    sign_in(page, lead_inspector)
    page.goto(address)
    state = page.locator("#q-lead-in-state")
    expect(state).to_have_attribute("data-status", "settled")

    page.context.set_offline(True)
    page.get_by_label(LEAD_IN).fill("Typed on a train.")
    expect(state).to_have_text("Kept on this laptop, sending again")
    assert not Report.objects.filter(lead_in__gt="").exists()
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label(LEAD_IN)).to_have_value("Typed on a train.")
    expect(state).to_have_text(SAVED)
    assert Report.objects.get().lead_in == "Typed on a train."

    page.get_by_label(LEAD_IN).fill("Typed at a station.")
    page.get_by_role("link", name="Foreword").click()
    page.wait_for_url("**/foreword/")
    page.go_back()
    expect(page.get_by_label(LEAD_IN)).to_have_value("Typed at a station.")
    expect(page.locator("#q-lead-in-state")).to_have_text(SAVED)
    assert Report.objects.get().lead_in == "Typed at a station."
    assert {one.outcome for one in Operation.objects.all()} == {"saved"}


def test_new_finding_is_kept_under_its_address_until_it_is_whole(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/{THEME}")
    page.get_by_role("button", name="Add a key finding").click()
    text = page.get_by_label("Key finding, new key finding")
    state = page.locator("[id^=q-finding-][id$=-state]")
    expect(state).to_have_attribute("data-status", "settled")

    page.context.set_offline(True)
    text.fill("Children were heard.")
    expect(state).to_have_text("Kept on this laptop, sending again")
    page.context.set_offline(False)
    page.reload()

    expect(page.locator("[id^=q-finding-][id$=-state]")).to_have_text(SAVED)
    finding = KeyFinding.objects.get()
    assert finding.text == "Children were heard."
    page.goto(f"/inspections/{inspection.reference}/{THEME}")
    expect(page.get_by_label("Key finding, key finding 1")).to_have_value("Children were heard.")


def test_two_writers_at_once_see_each_other_and_choose(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    lead_inspector: User,
    deputy: User,
    inspection: Inspection,
    findings: list[KeyFinding],
) -> None:
    address = f"/inspections/{inspection.reference}/{THEME}"
    first, second = new_page(), new_page()
    for one, person in ((first, lead_inspector), (second, deputy)):
        sign_in(one, person)
        one.goto(address)
        expect(one.locator("#q-summary-assessing-state")).to_have_attribute(
            "data-status", "settled"
        )
    label = "Key finding, key finding 1"
    state = f"#q-finding-{findings[0].uid}-state"

    first.get_by_label(label).fill("Helen's words.")
    expect(first.locator(state)).to_have_text(SAVED)
    expect(second.locator("[data-writers]")).to_contain_text("Helen Marsh is writing just now")
    expect(second.locator("[data-writers]")).to_contain_text("key finding 1")
    second.get_by_label(label).fill("Dora's words.")

    panel = second.locator(f"#q-finding-{findings[0].uid} .app-conflict")
    expect(panel).to_contain_text("Helen's words.")
    expect(panel).to_contain_text("Dora's words.")
    assert not Axe().run(second, options=OPTIONS).response["violations"]
    panel.get_by_role("button", name="Join the texts").click()
    expect(second.locator(state)).to_have_text(SAVED)
    assert order()[0] == "Helen's words.\n\nDora's words."


def test_findings_are_put_in_order_by_keyboard_with_what_was_typed_saved_first(
    page: Page,
    sign_in: SignIn,
    lead_inspector: User,
    inspection: Inspection,
    findings: list[KeyFinding],
) -> None:
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/{THEME}")
    third = page.get_by_label("Key finding, key finding 3")
    expect(page.locator(f"#q-finding-{findings[2].uid}-state")).to_have_attribute(
        "data-status", "settled"
    )

    third.fill("Three, reworded.")
    third.press("Alt+ArrowUp")
    page.wait_for_url("**#q-finding-*")
    expect(page.get_by_label("Key finding, key finding 2")).to_have_value("Three, reworded.")
    assert order() == ["One.", "Three, reworded.", "Two."]
    page.get_by_role("button", name="Move up key finding 2").press("Enter")
    expect(page.get_by_label("Key finding, key finding 1")).to_have_value("Three, reworded.")
    assert order() == ["Three, reworded.", "One.", "Two."]


def test_fact_is_found_put_in_at_the_cursor_and_previewed(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/report/recommendations/")
    text = page.get_by_label(LEAD_IN)
    text.fill("We looked at cases.")
    text.evaluate("area => area.setSelectionRange(12, 12)")

    page.get_by_role("button", name="Insert a fact").first.click()
    page.get_by_label("Find").fill("cases sample")
    assert not Axe().run(page, options=OPTIONS).response["violations"]
    page.get_by_role("button", name="Cases in the sample").click()

    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(r"^We looked at \[\[cases=0\]\] ?cases\.$"))
    printed = page.locator("[data-passage=lead-in] [data-printed]")
    expect(printed).to_contain_text("We looked at 0")
    expect(page.locator("#q-lead-in-state")).to_have_text(SAVED)


def test_buttons_format_what_is_selected(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/report/recommendations/")
    text = page.get_by_label(LEAD_IN)

    text.fill("plain words")
    text.evaluate("area => area.setSelectionRange(6, 11)")
    page.get_by_role("button", name="Bold").first.click()
    expect(text).to_have_value("plain **words**")
    text.fill("one\ntwo")
    text.evaluate("area => area.setSelectionRange(0, 7)")
    page.get_by_role("button", name="Numbered list").first.click()
    expect(text).to_have_value("1. one\n2. two")


def test_markup_typed_is_previewed_as_text_and_runs_nowhere(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/report/recommendations/")

    page.get_by_label(LEAD_IN).fill("<img src=x onerror=alert(1)> was typed.")

    printed = page.locator("[data-passage=lead-in] [data-printed]")
    expect(printed).to_contain_text("<img src=x onerror=alert(1)> was typed.")
    assert printed.locator("img").count() == 0
    assert dialogs == []


def test_team_talks_beside_a_text_and_settles_it(
    page: Page,
    sign_in: SignIn,
    lead_inspector: User,
    inspection: Inspection,
    findings: list[KeyFinding],
) -> None:
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/{THEME}")
    passage = page.locator(f"[data-passage='{findings[0].key}']")

    passage.get_by_text("Comment", exact=False).first.click()
    passage.get_by_label("New comment").fill("Is that so?")
    passage.get_by_role("button", name="Add comment").click()
    expect(page.get_by_text("The comment is added.")).to_be_visible()
    expect(page.locator(".report-outline__part--current")).to_contain_text("1 open comment")
    passage.get_by_text("1 open comment").click()
    passage.get_by_role("button", name="Settle").click()

    expect(passage.get_by_text("Comments, all settled")).to_be_visible()
    assert TeamComment.objects.get().resolved_by == lead_inspector


def test_everything_is_written_without_a_script(
    new_page: Callable[..., Page], sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/{THEME}")

    page.get_by_role("button", name="Add a key finding").click()
    page.get_by_role("button", name=re.compile("^Save ?: new key finding")).click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the text.")
    page.get_by_label("Key finding, new key finding").fill("Written by hand.")
    page.get_by_role("button", name=re.compile("^Save ?: new key finding")).click()
    expect(page.get_by_label("Key finding, key finding 1")).to_have_value("Written by hand.")

    page.get_by_label("At the end of").select_option(label="key finding 1")
    page.get_by_label("What to insert").select_option(label="Cases in the sample: 0")
    page.get_by_role("button", name="Insert at the end").click()
    expect(page.locator("[data-printed]").nth(1)).to_contain_text("1. Written by hand. 0")
    assert KeyFinding.objects.get().text == "Written by hand. [[cases=0]]"


@pytest.mark.parametrize("width", [320, 1280])
def test_sections_are_accessible_and_fit_the_window(
    new_page: Callable[..., Page],
    sign_in: SignIn,
    lead_inspector: User,
    inspection: Inspection,
    findings: list[KeyFinding],
    width: int,
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    sign_in(page, lead_inspector)
    start = f"/inspections/{inspection.reference}/report/"
    for part in (
        "foreword/",
        "themes/assessing/",
        "themes/leading/",
        "recommendations/",
        "comments/",
    ):
        page.goto(start + part)
        assert not Axe().run(page, options=OPTIONS).response["violations"], part
        assert page.evaluate("document.documentElement.scrollWidth") <= width, part
    page.goto(f"{start}themes/leading/explanation/add/")
    assert not Axe().run(page, options=OPTIONS).response["violations"]
