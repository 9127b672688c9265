"""The whole line: an inspector's click, the lead's way down to it, the judgement, the report."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from dashboard.services.demo.people import password
from tests.functional.conftest import SignIn

pytestmark = pytest.mark.browser
Screenshot = Callable[[Page, str], None]

ALL_SAVED = re.compile("app-save--saved")
THEME = "/inspections/eastmarsh-2016/themes/protecting-the-child/"
REPORT = "/inspections/eastmarsh-2016/report/"


def answer_whatever_is_open(page: Page) -> None:
    """Click the first answer of each question of this section that is asked and has none."""
    unanswered = page.locator(".app-question:not([hidden]):not(:has(input[type=radio]:checked))")
    while unanswered.count():
        unanswered.first.get_by_role("radio").first.check()


def test_inspector_scores_and_submits_a_case(
    demo: None, page: Page, sign_in: SignIn, screenshot: Screenshot
) -> None:
    sign_in(page, "gareth.pennycook@example.org", password())
    page.get_by_role("link", name=re.compile("SM02")).first.click()
    expect(page.get_by_text("Case SM02").first).to_be_visible()

    page.get_by_role("link", name=re.compile("^Delivery")).click()
    first = page.locator(".app-question:not([hidden])").first
    first.get_by_role("radio", name="No", exact=True).check()
    first.locator("textarea").fill("The plan's second aim was dropped without a word on 3 May.")
    first.locator("textarea").blur()
    expect(first.locator(".app-state")).to_contain_text("Saved")
    expect(page.locator(".app-save")).to_have_text("All answers saved")
    screenshot(page, "scoring-page")

    page.reload()
    expect(first.locator("input:checked")).to_have_value("no")
    expect(first.locator("textarea")).to_have_value(re.compile("3 May"))

    sections = page.locator(".app-sections__link:has(.app-count)")
    for place in range(sections.count()):
        address = sections.nth(place).get_attribute("href")
        sections.nth(place).click()
        page.wait_for_url(f"**{address}")
        expect(page.locator(".app-save")).to_have_class(ALL_SAVED)
        answer_whatever_is_open(page)
        expect(page.locator(".app-save")).to_have_class(ALL_SAVED)
    page.get_by_role("link", name="Submit this case").click()
    page.get_by_role("button", name="Submit this case").click()

    expect(page.get_by_role("alert")).to_contain_text("submitted")
    expect(page.locator("form#scoring-form")).to_have_count(0)


def test_lead_follows_a_percentage_to_one_note_judges_and_takes_the_report(
    demo: None,
    page: Page,
    sign_in: SignIn,
    screenshot: Screenshot,
    picture_pages: Callable[[Path, str], None],
    tmp_path: Path,
) -> None:
    sign_in(page, "miriam.ashdown@example.org", password())
    page.goto(THEME)
    expect(page.locator(".app-score")).to_contain_text("64%")
    screenshot(page, "theme-page")

    base = page.get_by_role("link", name="248 of 388 answers")
    base.click()
    table = page.get_by_role("table").last
    bases = [
        tuple(map(int, re.findall(r"\d+", text)))
        for text in table.get_by_role("link", name=re.compile(r"^\d+ of \d+$")).all_inner_texts()
    ]
    assert (sum(a for a, _ in bases), sum(b for _, b in bases)) == (248, 388)

    question = table.get_by_role("link", name="11 of 30")
    question.click()
    note = page.get_by_text("Good on help, silent on what to do should things get worse.").first
    expect(note).to_be_visible()
    assert page.get_by_role("link", name=re.compile(r"^Case EM\d\d$")).count() == 30

    page.get_by_role("link", name="Protecting the child or young person").click()
    expect(page).to_have_url(re.compile(re.escape(THEME) + "(#questions)?$"))

    page.get_by_role("radio", name="Unsatisfactory").check()
    page.get_by_role("textbox", name="Reason").fill(
        "On reflection the cases decide: plans and reviews are weak."
    )
    page.get_by_role("button", name="Record the recommendation").click()
    expect(page.locator(".app-judgements")).to_contain_text("Unsatisfactory")

    page.get_by_role("link", name="Report", exact=True).first.click()
    page.get_by_role("link", name=re.compile("^Make a PDF")).click()
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    report = tmp_path / "report.pdf"
    download.value.save_as(report)
    picture_pages(report, "report")
    text = subprocess.run(
        [shutil.which("pdftotext"), "-layout", report, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "64%" in text
    assert "was unsatisfactory" in text


@pytest.mark.one_database
def test_report_is_checked_released_and_followed_by_a_plan(
    demo: None, page: Page, new_page: Callable[..., Page], sign_in: SignIn, screenshot: Screenshot
) -> None:
    sign_in(page, "miriam.ashdown@example.org", password())
    page.goto(f"{REPORT}checks/")
    expect(page.get_by_text("Nothing backs “nineteen”").first).to_be_visible()

    call_command("demo", "--published")

    page.reload()
    expect(page.get_by_text("Nothing stands in the way of a release.")).to_be_visible()
    screenshot(page, "checks")
    manager = new_page(viewport={"width": 1280, "height": 900})
    sign_in(manager, "rhona.castleby@example.org", password())
    manager.get_by_role("link", name="Improvement plan").first.click()
    expect(manager.get_by_text("8 actions, 7 of them open.")).to_be_visible()
    screenshot(manager, "plan")
    manager.get_by_role("link", name="Board", exact=True).click()
    manager.get_by_role("link", name="Before the improvement plan").click()
    expect(manager.get_by_text("This is a line of the improvement plan.")).to_be_visible()
    manager.get_by_role("link", name="Report", exact=True).click()
    expect(manager.get_by_role("link", name="2. Protecting the public")).to_be_visible()
    screenshot(manager, "released")
