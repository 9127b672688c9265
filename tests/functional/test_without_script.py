"""Scoring with JavaScript off, or in part missing: nothing typed is lost (F28, F41 to F45)."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cases.models import Answer, AnswerEvent, ConflictCopy
from tests.architecture.tree import ROOT
from tests.conftest import PASSWORD
from tests.factories.cases import answer
from tests.plugins.append_only import triggers_lifted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASSESSMENT = "/inspections/eastmarsh-2026/cases/EM-01/score/assessment/"
NOTE = "He told his worker <why>.\nTwice."
IMPORTED = re.compile(r"\bfrom '(\.[^']+)'")


def with_imports(path):
    """Return a script's file and those of all that it imports."""
    found = {path}
    for name in IMPORTED.findall(path.read_text()):
        found |= with_imports((path.parent / name).resolve())
    return found


MODULES = sorted(
    path.relative_to(ROOT / "static").as_posix()
    for path in with_imports(ROOT / "static" / "js" / "scoring" / "main.js")
)


@pytest.fixture
def plain(new_page, sign_in, inspector, assessment):
    """The section, open in the inspector's browser, which runs no script."""
    page = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    sign_in(page, inspector)
    page.goto(ASSESSMENT)
    return page


def type_answer(page):
    page.locator("#q-AS01-no").check()
    page.locator("#q-AS01-note").fill(NOTE)


def save(page):
    page.get_by_role("button", name="Save", exact=True).last.click()


def lose_session(page):
    page.context.clear_cookies(name="sessionid")


def sign_in_here(page, user, password=PASSWORD):
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def stored():
    return Answer.objects.get(question__code="AS01")


def test_expired_session_keeps_the_answers_and_saves_them_after_the_sign_in(plain, inspector):
    type_answer(plain)
    lose_session(plain)
    save(plain)
    expect(plain.get_by_text("Still in this page: 1 answer of case EM-01.")).to_be_visible()
    sign_in_here(plain, inspector, "wrong")
    expect(plain.get_by_text("not correct").first).to_be_visible()

    sign_in_here(plain, inspector)

    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")
    expect(plain).to_have_url(re.compile(f"{ASSESSMENT}$"))
    assert stored().note == NOTE


def test_page_says_how_long_the_sign_in_lasts(plain):
    # In the last hour before midnight with the day.
    until = r"You are signed in until (\d+ \w+ \d{4}, )?\d\d:\d\d"
    expect(plain.get_by_text(re.compile(until))).to_be_visible()


def test_somebody_else_cannot_read_it_and_its_author_still_saves_it(
    plain, inspector, lead_inspector
):
    type_answer(plain)
    lose_session(plain)
    save(plain)
    sign_in_here(plain, lead_inspector)
    expect(plain.get_by_text("This page was filled in by Rosa Okafor")).to_be_visible()
    assert "worker" not in plain.content()

    plain.get_by_role("button", name="Sign in as Rosa Okafor").click()
    sign_in_here(plain, inspector)

    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")
    assert stored().by == inspector


def test_stale_token_needs_one_click(plain):
    type_answer(plain)
    plain.context.clear_cookies(name="csrftoken")
    save(plain)

    plain.get_by_role("button", name="Send again").click()

    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")
    assert stored().note == NOTE


def test_sign_in_in_another_tab_makes_the_token_stale_and_loses_nothing(plain, sign_in, inspector):
    type_answer(plain)
    plain.context.clear_cookies()
    sign_in(plain.context.new_page(), inspector)
    save(plain)

    plain.get_by_role("button", name="Send again").click()

    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")


def test_back_and_sending_again_saves_once(plain):
    type_answer(plain)
    save(plain)
    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")
    plain.go_back()
    type_answer(plain)

    save(plain)

    expect(plain.get_by_text("Nothing had changed, so nothing was saved.")).to_be_visible()
    assert AnswerEvent.objects.count() == 1
    assert not ConflictCopy.objects.exists()


def test_refresh_after_saving_saves_nothing_more(plain):
    type_answer(plain)
    save(plain)
    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")

    plain.reload()

    expect(plain.locator("#q-AS01-note")).to_have_value(NOTE)
    assert AnswerEvent.objects.count() == 1


def test_double_click_saves_once(plain):
    type_answer(plain)

    plain.get_by_role("button", name="Save", exact=True).last.dblclick()

    expect(plain.get_by_role("alert")).to_be_visible()
    assert AnswerEvent.objects.count() == 1
    assert not ConflictCopy.objects.exists()


def test_conflict_keeps_both_texts_and_the_person_chooses(plain, assessment, lead_inspector):
    type_answer(plain)
    answer(assessment, lead_inspector, {"AS01": "yes"}, note="Theirs.")
    save(plain)
    expect(plain.get_by_text("Theirs.").first).to_be_visible()
    expect(plain.locator("#q-AS01-note")).to_have_value(NOTE)
    assert stored().note == "Theirs."

    plain.get_by_role("button", name="Use mine").click()

    expect(plain.get_by_role("alert")).to_contain_text("1 answer saved at")
    assert stored().note == NOTE


@pytest.mark.one_database
def test_form_saves_whichever_part_of_the_script_is_missing(page, sign_in, inspector, assessment):
    sign_in(page, inspector)
    page.on("dialog", lambda dialog: dialog.accept())
    unsaved = [module for module in MODULES if not saves_without(page, module)]

    assert unsaved == []
    assert AnswerEvent.objects.count() == len(MODULES)


def saves_without(page, module):
    """Save a note by the button while the browser cannot fetch one module; say whether it held."""
    page.route(f"**/{module}", lambda route: route.abort())
    page.goto(ASSESSMENT)
    note = f"Typed without {module}."
    page.locator("#q-AS01-note").fill(note)
    expect(page.get_by_text("Your answers are saved when you press Save.")).to_be_visible()
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("1 answer saved at")
    page.unroute(f"**/{module}")
    return stored().note == note


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_on_the_way_can_be_read_by_everybody(
    new_page, sign_in, inspector, lead_inspector, assessment, screenshot, width
):
    page = new_page(viewport={"width": width, "height": 800})
    sign_in(page, inspector)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(ASSESSMENT)
    type_answer(page)
    page.context.clear_cookies(name="csrftoken")
    save(page)
    look(page, screenshot, f"carried-stale-{width}")
    lose_session(page)
    page.get_by_role("button", name="Send again").click()
    look(page, screenshot, f"carried-sign-in-{width}")
    sign_in_here(page, lead_inspector)
    look(page, screenshot, f"carried-not-theirs-{width}")
    page.get_by_role("button", name="Sign in as Rosa Okafor").click()
    forget_that_the_case_was_theirs(assessment)
    sign_in_here(page, inspector)
    look(page, screenshot, f"carried-not-applied-{width}")
    page.unroute("**/*.js")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    assert "He told his worker" in download.value.path().read_text()


def forget_that_the_case_was_theirs(assessment):
    assessment.case.inspection.team.all().delete()
    with triggers_lifted():
        assessment.allocations.all().delete()


def look(page, screenshot, name):
    expect(page.get_by_text("Still in this page")).to_be_visible()
    screenshot(page, name)
    results = Axe().run(page, options={"rules": {"region": {"enabled": False}}})
    assert results.violations_count == 0, results.generate_report()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
