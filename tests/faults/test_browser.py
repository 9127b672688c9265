"""Faults of the browser and of the laptop under it."""

import pytest

from tests.faults import timing
from tests.faults.laptops import Tab
from tests.faults.play import Play

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A_DAY_BEHIND = "(() => { const now = Date.now; Date.now = () => now() - 86_400_000 })()"
NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined })"

NO_ROOM = """
    IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room left.', 'QuotaExceededError')
    }
"""


def cdp(tab: Tab, command: str, **parameters: object) -> None:
    """Send a command of the browser's own protocol."""
    session = tab.page.context.new_cdp_session(tab.page)
    session.send(command, parameters)
    session.detach()


def test_f19_crash_while_typing_loses_no_radio_and_no_older_note(play: Play) -> None:
    page = play.open()
    play.stage.proxy.refuse()
    page.choose("AS03", "yes")
    page.note("AS01", "Typed a moment before.")
    page.shows("AS03", "kept", "sending", "retrying")
    page.shows("AS01", "kept", "sending", "retrying")

    page.tab.crash()
    play.stage.proxy.accept()
    again = play.open_beside("rosa")

    again.saves("AS03")
    again.saves("AS01")
    assert (play.stored("AS03").value, play.stored("AS01").note) == (
        "yes",
        "Typed a moment before.",
    )


@pytest.mark.thorough
def test_f20_killed_browser_finds_its_answers_again(play: Play) -> None:
    page = play.open()
    play.stage.proxy.refuse()
    page.note("AS01", "Typed before the kill.")
    page.shows("AS01", "kept", "sending", "retrying")

    laptop = play.stage.laptops["rosa"]
    laptop.kill()
    play.stage.proxy.accept()
    laptop.switch_on()
    again = play.open()

    again.saves("AS01")
    assert play.stored("AS01").note == "Typed before the kill."


@pytest.mark.thorough
def test_f21_laptop_that_slept_through_its_session_goes_on_after_the_sign_in(play: Play) -> None:
    page = play.open()
    play.stage.proxy.refuse()
    page.choose("AS01", "yes")
    page.shows("AS01", "retrying")

    cdp(page.tab, "Page.setWebLifecycleState", state="frozen")
    play.expire("rosa")
    play.stage.proxy.accept()
    cdp(page.tab, "Page.setWebLifecycleState", state="active")

    page.shows("AS01", "signin")
    play.sign_in("rosa")
    page.saves("AS01")


def test_f22_browser_without_a_database_says_so_and_saves_all_the_same(play: Play) -> None:
    page = play.open(before=NO_DATABASE)
    play.stage.proxy.refuse()
    page.choose("AS01", "yes")

    page.says("#save-narrow", "keeps nothing on this laptop")
    assert page.unsaved() == 1
    play.stage.proxy.accept()
    page.saves("AS01")


@pytest.mark.thorough
def test_f23_full_storage_says_so_and_saves_all_the_same(play: Play) -> None:
    page = play.open(before=NO_ROOM)
    play.stage.proxy.refuse()

    page.choose("AS01", "yes")

    page.says("#save-narrow", "no room left")
    play.stage.proxy.accept()
    page.saves("AS01")


def test_f24_storage_cleared_with_answers_queued_keeps_them_in_the_page(play: Play) -> None:
    page = play.open()
    play.stage.proxy.refuse()
    page.choose("AS01", "yes")
    page.shows("AS01", "kept", "retrying")
    assert page.unsaved() == 1

    cdp(
        page.tab,
        "Storage.clearDataForOrigin",
        origin=play.stage.proxy.address,
        storageTypes="indexeddb",
    )
    play.stage.proxy.accept()

    page.saves("AS01")
    assert play.stored("AS01").value == "yes"


@pytest.mark.thorough
def test_f25_closed_database_connection_is_opened_again(play: Play) -> None:
    page = play.open()
    page.choose("AS03", "yes")
    page.saves("AS03")

    page.tab.page.evaluate(
        "() => new Promise((done) => (indexedDB.deleteDatabase('yot-inspect').onsuccess = done))"
    )
    play.stage.proxy.refuse()
    page.choose("AS01", "yes")
    page.shows("AS01", "kept", "retrying")
    page.reload_when(play.stage.proxy.accept)

    page.saves("AS01")


@pytest.mark.thorough
def test_f26_page_come_back_to_does_not_overwrite_what_it_has_not_seen(play: Play) -> None:
    page = play.open()
    page.choose("AS01", "yes")
    page.saves("AS01")
    page.tab.go(play.stage.scene.path(play.assessment, "about"))
    play.lead_answers("AS01", "no", "Seen by the lead.")

    page.tab.page.go_back()
    assert page.tab.wait_until_live()
    if page.content("AS01")["note"] != "Seen by the lead.":
        page.note("AS01", "Mine.")
        page.shows("AS01", "conflict")

    assert play.stored("AS01").note == "Seen by the lead."


@pytest.mark.thorough
def test_f27_clock_wrong_by_a_day_changes_nothing(play: Play) -> None:
    page = play.open(before=A_DAY_BEHIND)

    page.choose("AS01", "yes")
    page.saves("AS01")
    page.note("AS01", "Yesterday, says the laptop.")
    page.saves("AS01")

    assert [one.new_version for one in play.events("AS01")] == [1, 2]
    play.forget_page_times()


def test_f28_double_click_and_enter_held_down_save_once(play: Play) -> None:
    page = play.open()

    page.choose("AS01", "yes")
    page.tab.page.locator("#q-AS01-yes").focus()
    for _ in range(10):
        page.tab.page.keyboard.press("Enter")
    page.saves("AS01")
    page.tab.page.get_by_role("button", name="Save", exact=True).first.dblclick(force=True)
    page.pause(timing.SCALED["after_last_key"] / 1000)

    assert len(play.events("AS01")) == 1
