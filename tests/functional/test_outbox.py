"""What was typed outlives the network, the page, the tab and the laptop's storage."""

import json
import re

import pytest
from playwright.sync_api import expect

from cases.models import Answer, AnswerEvent, ConflictCopy
from cases.presenters.outbox import TIMING
from tests.functional.scoring import (
    ASSESSMENT,
    CASE,
    SAVED,
    SAVES,
    choose,
    header,
    note,
    state,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "Kept on this laptop, sending again"
NO_DATABASE = "Object.defineProperty(window, 'indexedDB', {value: undefined})"


@pytest.fixture(autouse=True)
def quick_copies(quick, monkeypatch):
    """Offer a copy early too."""
    monkeypatch.setitem(TIMING, "offer_copy", 400)


@pytest.fixture
def stuck(scoring):
    """The page with one answer that the server did not get."""
    scoring.route(SAVES, lambda route: route.abort())
    note(scoring, "AS01").fill("Typed on a train.")
    choose(scoring, "AS01", "no")
    expect(state(scoring, "AS01")).to_have_text(KEPT)
    return scoring


def let_through(page):
    page.unroute(SAVES)


def test_answers_come_back_after_a_reload_and_arrive_later(stuck):
    stuck.reload()

    expect(note(stuck, "AS01")).to_have_value("Typed on a train.")
    expect(stuck.locator("#q-AS01-no")).to_be_checked()
    expect(header(stuck)).to_have_text("1 answer not saved yet")
    let_through(stuck)

    expect(state(stuck, "AS01")).to_have_text(SAVED)
    assert (stored().value, stored().note) == ("no", "Typed on a train.")


def test_answers_of_a_closed_tab_are_sent_from_any_page(stuck):
    stuck.context.set_offline(True)
    elsewhere = stuck.context.new_page()
    stuck.close()
    assert not Answer.objects.exists()
    elsewhere.context.set_offline(False)

    elsewhere.goto("/")

    expect(elsewhere.locator("#outbox-notice")).to_be_hidden()
    elsewhere.wait_for_function("fetch('/').then(() => true)")
    elsewhere.goto(ASSESSMENT)
    expect(note(elsewhere, "AS01")).to_have_value("Typed on a train.")
    expect(header(elsewhere)).to_have_text("All answers saved")
    assert stored().note == "Typed on a train."


def test_every_page_tells_what_waits_and_leads_there(stuck):
    stuck.context.route(SAVES, lambda route: route.abort())
    elsewhere = stuck.context.new_page()
    elsewhere.goto("/")

    notice = elsewhere.locator("#outbox-notice")
    expect(notice).to_contain_text("1 answer of yours is not saved yet.")
    notice.get_by_role("link", name="Case EM-01: 1 not saved").click()

    expect(note(elsewhere, "AS01")).to_have_value("Typed on a train.")


def test_other_sections_count_and_are_linked(stuck):
    stuck.on("dialog", lambda dialog: dialog.accept())
    stuck.goto(f"{CASE}score/planning/")

    expect(header(stuck)).to_have_text("1 answer not saved yet")
    expect(stuck.locator("[data-section=assessment]")).to_contain_text("1 not saved")
    stuck.get_by_role("link", name="Case EM-01: 1 not saved").click()

    expect(note(stuck, "AS01")).to_have_value("Typed on a train.")


def test_two_tabs_offline_lose_neither_answer_and_a_person_chooses(scoring):
    other = scoring.context.new_page()
    other.goto(ASSESSMENT)
    expect(state(other, "AS01")).to_have_attribute("data-status", "settled")
    scoring.context.set_offline(True)
    note(scoring, "AS01").fill("From the first tab.")
    expect(state(scoring, "AS01")).to_have_text(KEPT)
    note(other, "AS01").fill("From the second tab.")
    expect(state(other, "AS01")).to_have_text("Kept on this laptop")

    scoring.context.set_offline(False)

    expect(state(other, "AS01")).to_have_text("Needs your choice")
    expect(state(scoring, "AS01")).to_have_text(SAVED)
    assert stored().note == "From the first tab."
    assert ConflictCopy.objects.get().payload.content["note"] == "From the second tab."
    other.get_by_role("button", name="Join the notes").click()
    expect(state(other, "AS01")).to_have_text(SAVED)
    assert stored().note == "From the first tab.\n\nFrom the second tab."


def test_tab_that_did_nothing_takes_over_what_another_saved(scoring):
    other = scoring.context.new_page()
    other.goto(ASSESSMENT)
    expect(state(other, "AS01")).to_have_attribute("data-status", "settled")

    note(other, "AS01").fill("From the other tab.")

    expect(note(scoring, "AS01")).to_have_value("From the other tab.")
    expect(state(scoring, "AS01")).to_have_attribute("data-version", "1")
    choose(scoring, "AS01", "yes")
    expect(state(scoring, "AS01")).to_have_attribute("data-version", "2")
    assert not ConflictCopy.objects.exists()


def test_two_browsers_lose_neither_answer(scoring, new_page, sign_in, inspector):
    second = new_page()
    sign_in(second, inspector)
    second.goto(ASSESSMENT)
    expect(state(second, "AS01")).to_have_attribute("data-status", "settled")
    note(scoring, "AS01").fill("From the office.")
    expect(state(scoring, "AS01")).to_have_text(SAVED)

    note(second, "AS01").fill("From home.")

    expect(state(second, "AS01")).to_have_text("Needs your choice")
    second.get_by_role("button", name="Use mine").click()
    expect(state(second, "AS01")).to_have_text(SAVED)
    assert stored().note == "From home."
    assert AnswerEvent.objects.count() == 2


def test_conflict_comes_back_after_a_reload(scoring, new_page, sign_in, inspector):
    second = new_page()
    sign_in(second, inspector)
    second.goto(ASSESSMENT)
    note(second, "AS01").fill("From home.")
    expect(state(second, "AS01")).to_have_text(SAVED)
    note(scoring, "AS01").fill("From the office.")
    expect(state(scoring, "AS01")).to_have_text("Needs your choice")

    scoring.reload()

    expect(state(scoring, "AS01")).to_have_text("Needs your choice")
    expect(note(scoring, "AS01")).to_have_value("From the office.")
    scoring.get_by_role("button", name="Keep stored").click()
    expect(header(scoring)).to_have_text("All answers saved")
    scoring.reload()
    expect(note(scoring, "AS01")).to_have_value("From home.")
    expect(header(scoring)).to_have_text("All answers saved")


def test_without_a_database_saving_works_and_the_page_promises_less(
    page, sign_in, inspector, assessment
):
    page.add_init_script(NO_DATABASE)
    sign_in(page, inspector)
    page.goto(ASSESSMENT)
    expect(page.locator("#save-narrow")).to_contain_text("exist only in this page")

    page.route(SAVES, lambda route: route.abort())
    choose(page, "AS01", "yes")
    expect(state(page, "AS01")).to_have_text("Not saved: trying again")
    let_through(page)

    expect(state(page, "AS01")).to_have_text(SAVED)
    assert stored().value == "yes"


def test_storage_cleared_under_the_page_loses_nothing(stuck):
    stuck.evaluate(
        """() => new Promise((resolve) => {
          const request = indexedDB.open('yot-inspect')
          request.onsuccess = () => {
            const store = request.result.transaction('outbox', 'readwrite').objectStore('outbox')
            store.clear().onsuccess = () => resolve(request.result.close())
          }
        })"""
    )
    let_through(stuck)

    expect(state(stuck, "AS01")).to_have_text(SAVED)
    assert stored().note == "Typed on a train."


def test_nothing_typed_can_be_read_on_the_laptop(stuck):
    records = stuck.evaluate(
        """() => new Promise((resolve) => {
          const request = indexedDB.open('yot-inspect')
          request.onsuccess = () => {
            const store = request.result.transaction('outbox').objectStore('outbox')
            store.getAll().onsuccess = ({ target }) => resolve(JSON.stringify(target.result))
          }
        })"""
    )

    assert "train" not in records
    assert set(json.loads(records)[0]) == {"op_id", "person", "sequence", "iv", "sealed"}


def test_copy_of_unsaved_answers_is_offered_and_sealed(stuck, inspector):
    button = stuck.get_by_role("button", name="Save a copy to a file")
    expect(button).to_be_visible()

    with stuck.expect_download() as download:
        button.click()

    text = download.value.path().read_text()
    copy = json.loads(text)
    assert re.fullmatch(r"unsaved-answers-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    assert (copy["format"], copy["person"]) == ("yot-inspect-outbox/1", str(inspector.pk))
    assert all(set(entry) == {"op_id", "iv", "sealed"} for entry in copy["entries"])
    assert copy["entries"]
    assert "train" not in text


def test_page_whose_script_fails_is_a_plain_form(page, sign_in, inspector, assessment):
    page.route("**/js/scoring/route.js", lambda route: route.abort())
    sign_in(page, inspector)
    page.goto(ASSESSMENT)
    expect(page.locator("#save-by-hand")).to_be_visible()
    choose(page, "AS01", "yes")

    page.get_by_role("button", name="Save", exact=True).last.click()

    expect(page.get_by_role("alert")).to_contain_text("1 answer saved at")
    assert stored().value == "yes"
