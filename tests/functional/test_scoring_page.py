"""Scoring in a real browser: every answer saved as it is given, nothing typed lost."""

import re
import uuid

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cases.models import AnswerEvent, ConflictCopy, LateAnswer
from cases.queries.answering import stored_answers
from cases.queries.questionnaires import get_questionnaire
from cases.types import NOTE_LIMIT
from scoring.routing import RouteStatus
from tests.factories.cases import answer, answer_everything, make_case, submit
from tests.factories.frameworks import SHIPPED, SMALL, make_framework
from tests.factories.inspections import make_inspection
from tests.functional.scoring import (
    ABOUT,
    ASSESSMENT,
    CASE,
    SAVES,
    choose,
    header,
    note,
    state,
    stored,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quick"),
]

# Each opens or closes something; together they pass through every state of the two.
GATE_ANSWERS = [
    ("AB01", "no"),
    ("AB01", "yes"),
    ("AB03", "yes"),
    ("AB03", "no"),
    ("AB01", "no"),
    ("AB02", "no"),
    ("AB01", "yes"),
]


@pytest.fixture
def scoring(page, sign_in, inspector, assessment):
    """The assessment section, open in the inspector's browser."""
    sign_in(page, inspector)
    page.goto(ASSESSMENT)
    return page


def test_answer_is_saved_as_it_is_given(scoring):
    choose(scoring, "AS01", "yes")

    expect(state(scoring, "AS01")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    expect(header(scoring)).to_have_text("All answers saved")
    assert stored().value == "yes"


def test_note_is_saved_after_the_last_key_and_stands_after_a_reload(scoring):
    note(scoring, "AS01").press_sequentially("Pages 3 to 5.", delay=5)
    expect(state(scoring, "AS01")).to_have_text(re.compile("^Saved"))

    scoring.reload()

    expect(note(scoring, "AS01")).to_have_value("Pages 3 to 5.")
    assert AnswerEvent.objects.count() == 1


def test_reasons_appear_with_no_and_are_saved(scoring):
    reasons = scoring.get_by_role("group", name="Why not?")
    expect(reasons).to_be_hidden()

    choose(scoring, "AS01", "no")
    expect(reasons).to_be_visible()
    scoring.get_by_label("Too thin").check()

    expect(header(scoring)).to_have_text("All answers saved")
    assert (stored().value, stored().reasons) == ("no", ["thin"])


def test_progress_follows_the_answers(scoring):
    choose(scoring, "AS01", "yes")

    expect(scoring.locator('[data-section="assessment"] .app-count')).to_have_text("1/2")
    expect(scoring.locator("#case-progress-text")).to_have_text("1 of 5 answered")


def test_failed_save_is_shown_and_tried_again_until_it_is_stored_once(scoring):
    fail_first = iter([True, True, False, False])
    scoring.route(SAVES, lambda route: route.abort() if next(fail_first) else route.continue_())

    choose(scoring, "AS01", "yes")

    expect(state(scoring, "AS01")).to_have_text("Kept on this laptop, sending again")
    expect(header(scoring)).to_have_text("1 answer not saved yet")
    expect(state(scoring, "AS01")).to_have_text(re.compile("^Saved"))
    assert AnswerEvent.objects.count() == 1


def test_reply_lost_after_the_commit_leads_to_one_event(scoring):
    lose_first = iter([True, False])

    def pass_on(route):
        if next(lose_first):
            route.fetch()
            route.abort()
        else:
            route.continue_()

    scoring.route(SAVES, pass_on)
    choose(scoring, "AS01", "yes")

    expect(state(scoring, "AS01")).to_have_text(re.compile("^Saved"))
    assert AnswerEvent.objects.count() == 1


@pytest.mark.parametrize(
    "reply",
    [
        {"status": 200, "content_type": "text/html", "body": "<h1>Welcome to the library</h1>"},
        {"status": 200, "json": {}},
        {
            "status": 200,
            "json": {"op_id": str(uuid.UUID(int=1)), "question": "AS01", "version": 1},
        },
        {"status": 502, "body": ""},
    ],
    ids=["page of another network", "empty receipt", "receipt of another", "gateway"],
)
def test_reply_that_is_no_receipt_is_never_shown_as_saved(scoring, reply):
    scoring.route(SAVES, lambda route: route.fulfill(**reply))

    choose(scoring, "AS01", "yes")

    expect(state(scoring, "AS01")).to_have_text("Kept on this laptop, sending again")
    scoring.wait_for_timeout(300)
    expect(state(scoring, "AS01")).to_have_text("Kept on this laptop, sending again")


def test_refused_note_says_why_and_is_saved_once_it_is_shorter(scoring):
    note(scoring, "AS01").fill("x" * (NOTE_LIMIT + 1))
    note(scoring, "AS01").blur()
    expect(scoring.locator("#q-AS01-error")).to_contain_text("Shorten it")
    expect(header(scoring)).to_have_text("1 answer not saved yet")

    note(scoring, "AS01").fill("Shorter.")

    expect(state(scoring, "AS01")).to_have_text(re.compile("^Saved"))
    expect(scoring.locator("#q-AS01-error")).to_be_hidden()


@pytest.fixture
def conflict(scoring, assessment, lead_inspector):
    """Two answers to AS01: the lead's is stored, the inspector's stands in the page."""
    answer(assessment, lead_inspector, {"AS01": "yes"}, note="Theirs.")
    note(scoring, "AS01").fill("Mine.")
    choose(scoring, "AS01", "no")
    expect(state(scoring, "AS01")).to_have_text("Needs your choice")
    return scoring


def test_conflict_shows_both_answers(conflict):
    panel = conflict.get_by_role("group", name="Two different answers.")

    expect(panel).to_contain_text("Helen Marsh changed this at")
    expect(panel.locator("[data-stored]")).to_have_text("Yes.")
    expect(panel.locator("[data-stored-note]")).to_have_text("Theirs.")
    expect(panel.locator("[data-mine]")).to_have_text("No.")
    expect(panel.locator("[data-mine-note]")).to_have_text("Mine.")
    expect(header(conflict)).to_have_text("1 answer needs your choice")
    assert stored().note == "Theirs."


@pytest.mark.parametrize(
    ("button", "value", "text", "version"),
    [
        ("Keep stored", "yes", "Theirs.", 1),
        ("Use mine", "no", "Mine.", 2),
        ("Join the notes", "no", "Theirs.\n\nMine.", 2),
    ],
)
def test_conflict_is_settled_by_the_person(conflict, button, value, text, version):
    conflict.get_by_role("button", name=button).click()

    expect(header(conflict)).to_have_text("All answers saved")
    expect(note(conflict, "AS01")).to_have_value(text)
    assert (stored().value, stored().note, stored().version) == (value, text, version)
    assert ConflictCopy.objects.exists()


def test_case_submitted_elsewhere_is_told_in_words(scoring, assessment, inspector):
    answer_everything(assessment, inspector)
    scoring.reload()
    submit(assessment, inspector)

    choose(scoring, "AS01", "no")

    expect(state(scoring, "AS01")).to_have_text("Not in the case: kept for the lead inspector")
    expect(scoring.locator("#q-AS01-no")).to_be_checked()
    expect(header(scoring)).to_have_text("1 answer kept for the lead inspector")
    assert LateAnswer.objects.count() == 1

    scoring.get_by_role("button", name="I have seen this").click()

    expect(scoring.locator("#q-AS01-yes")).to_be_checked()
    expect(header(scoring)).to_have_text("All answers saved")


def test_leaving_warns_only_while_something_is_unsaved(scoring):
    dialogs = []
    scoring.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    choose(scoring, "AS01", "yes")
    scoring.get_by_role("link", name="Planning").click()
    expect(scoring.get_by_role("heading", name="Planning", exact=True)).to_be_visible()
    assert dialogs == []

    scoring.route(SAVES, lambda route: route.abort())
    choose(scoring, "PL01", "yes")
    expect(state(scoring, "PL01")).to_have_text("Kept on this laptop, sending again")
    scoring.get_by_role("link", name="About this case").click()
    expect(scoring.get_by_role("heading", name="About this case", exact=True)).to_be_visible()

    assert dialogs == ["beforeunload"]


def test_save_button_waits_for_every_answer_and_goes_on(scoring):
    note(scoring, "AS03").fill("Screened in April.")

    scoring.get_by_role("button", name="Save and go to Planning").click()

    expect(scoring.get_by_role("heading", name="Planning", exact=True)).to_be_visible()
    assert stored("AS03").note == "Screened in April."


# In the first section: a third gate, and two questions that hang on gates of the same page.
MORE_ROUTES = """
  - code: one_of_two
    label: one of two holds
    otherwise: neither holds
    condition: {any: [{not: {question: AB01, in: ["yes"]}}, {question: AB03, in: ["yes"]}]}
  - code: chain
    label: a chain of conditions holds
    otherwise: the chain is broken
    condition: {all: [{question: AB03, in: ["no"]}, {fact: setting, in: [community]}]}
"""
QUESTION = """
      - code: {code}
        text: Is {code} asked?
        guidance: It depends.
        counts: false
        provenance: assumed
"""


@pytest.fixture
def gated(tmp_path, inspector):
    """A case whose first section holds gates AB01 and AB03, and AB04 and AB05 behind them."""
    routes = {
        "AB03": "",
        "AB04": "        route: [one_of_two]\n",
        "AB05": "        route: [chain]\n",
    }
    more = "".join(QUESTION.format(code=code) + route for code, route in routes.items())
    text = SMALL.read_text()
    text = text.replace("\n\nsections:", f"{MORE_ROUTES}\nsections:")
    text = text.replace("\n  - code: assessment\n", f"{more}\n  - code: assessment\n")
    path = tmp_path / "gated.yaml"
    path.write_text(text)
    return make_case(make_inspection(make_framework(path), inspector=inspector), "EM-01", inspector)


def test_page_shows_the_very_questions_that_the_server_routes(page, sign_in, inspector, gated):
    sign_in(page, inspector)
    page.goto(ABOUT)
    seen = set()

    for code, value in GATE_ANSWERS:
        choose(page, code, value)
        at_once = visible_questions(page)
        expect(header(page)).to_have_text("All answers saved")
        assert at_once == visible_questions(page) == routed_by_server(gated)
        seen.add(frozenset(at_once))

    assert len(seen) == 4


def visible_questions(page):
    questions = page.locator("[data-question]")
    return {one.get_attribute("data-question") for one in questions.all() if one.is_visible()}


def routed_by_server(assessment):
    questionnaire = get_questionnaire(assessment.case.inspection)
    values = {code: one.content.value for code, one in stored_answers(assessment).items()}
    statuses = questionnaire.routing(assessment.case.facts).statuses(values)
    return {
        code
        for code, status in statuses.items()
        if status is RouteStatus.IN_ROUTE
        and questionnaire.question_by_code[code].section == "about"
    }


def test_hidden_question_keeps_what_was_typed(page, sign_in, inspector, gated):
    sign_in(page, inspector)
    page.goto(ABOUT)
    choose(page, "AB03", "no")
    choose(page, "AB05", "no")
    choose(page, "AB03", "yes")

    expect(page.locator("#q-AB05")).to_be_hidden()
    expect(page.locator(".app-routed__line")).to_contain_text("because the chain is broken")
    choose(page, "AB03", "no")

    expect(page.locator("#q-AB05-no")).to_be_checked()
    expect(header(page)).to_have_text("All answers saved")
    assert stored("AB05").value == "no"


def test_back_button_brings_typed_text_back(scoring):
    note(scoring, "AS01").fill("Kept by the browser.")
    expect(header(scoring)).to_have_text("All answers saved")
    scoring.get_by_role("link", name="Planning").click()
    expect(scoring.get_by_role("heading", name="Planning", exact=True)).to_be_visible()

    scoring.go_back()

    expect(note(scoring, "AS01")).to_have_value("Kept by the browser.")
    expect(header(scoring)).to_have_text("All answers saved")
    assert AnswerEvent.objects.count() == 1
    assert not ConflictCopy.objects.exists()


def test_form_works_without_script(new_page, sign_in, inspector, assessment, screenshot):
    page = new_page(java_script_enabled=False)
    sign_in(page, inspector)
    page.goto(ASSESSMENT)
    choose(page, "AS01", "no")
    page.get_by_label("Too thin").check()
    note(page, "AS01").fill("Only a list.")
    screenshot(page, "scoring-without-script")

    page.get_by_role("button", name="Save", exact=True).last.click()

    expect(page.get_by_role("alert")).to_contain_text("1 answer saved at")
    assert (stored().value, stored().reasons, stored().note) == ("no", ["thin"], "Only a list.")


def test_page_works_by_keyboard_alone(scoring):
    scoring.locator("#q-AS01-yes").focus()
    scoring.keyboard.press("Space")
    scoring.keyboard.press("ArrowRight")

    expect(scoring.locator("#q-AS01-no")).to_be_checked()
    expect(header(scoring)).to_have_text("All answers saved")
    assert stored().value == "no"


@pytest.mark.parametrize("width", [1280, 320])
def test_page_has_no_accessibility_fault_and_no_sideways_scrolling(
    page, sign_in, inspector, lead_inspector, screenshot, width
):
    inspection = make_inspection(
        make_framework(SHIPPED), inspector=inspector, lead_inspector=lead_inspector
    )
    assessment = make_case(inspection, "EM-01", inspector, setting="community")
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, inspector)
    page.goto(f"{CASE}score/about/")
    screenshot(page, f"scoring-untouched-{width}")
    check(page)
    answer(assessment, inspector, {f"AB0{number}": "yes" for number in (1, 2, 4)})
    answer(assessment, inspector, {"AB03": "no"})
    page.goto(f"{CASE}score/planning/")
    choose(page, "PL03", "no")
    choose(page, "PL01", "yes")
    expect(header(page)).to_have_text("All answers saved")
    answer(assessment, lead_inspector, {"PL02": "yes"}, note="Plan of 12 March is on file.")
    note(page, "PL02").fill("There is no plan.")
    choose(page, "PL02", "no")
    expect(state(page, "PL02")).to_have_text("Needs your choice")
    note(page, "PL04").fill("x" * (NOTE_LIMIT + 1))
    note(page, "PL04").blur()
    expect(page.locator("#q-PL04-error")).to_be_visible()
    note(page, "PL04").evaluate("one => one.value = one.value.slice(0, 300)")
    screenshot(page, f"scoring-busy-{width}")
    check(page)
    page.goto(f"{CASE}score/review/")
    screenshot(page, f"scoring-closed-{width}")
    page.goto(CASE)
    screenshot(page, f"case-{width}")
    check(page)
    page.goto(f"{CASE}submit/")
    screenshot(page, f"submit-{width}")
    check(page)
    page.goto("/inspections/eastmarsh-2026/cases/")
    screenshot(page, f"list-{width}")
    check(page)


def check(page):
    # The back link stands before the main landmark, as the Design System has it.
    results = Axe().run(page, options={"rules": {"region": {"enabled": False}}})
    assert results.violations_count == 0, results.generate_report()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
