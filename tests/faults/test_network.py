"""Faults of the line between browser and server."""

import pytest

from tests.faults import timing
from tests.faults.play import Play
from tests.faults.proxy import Fault, Kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_LONG = timing.SCALED["no_reply"] / 1000 + 0.3


def test_f01_request_cut_before_it_leaves_is_sent_again(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(Fault(Kind.CUT_BEFORE, times=3))

    page.choose("AS01", "yes")

    page.has_shown("AS01", "retrying")
    page.saves("AS01")
    assert len(play.events("AS01")) == 1


def test_f02_reply_cut_after_the_commit_leads_to_one_event(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(Fault(Kind.CUT_AFTER, times=2))

    page.choose("AS01", "yes")

    page.saves("AS01")
    assert len(play.events("AS01")) == 1


@pytest.mark.thorough
def test_f03_truncated_reply_is_no_receipt(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(Fault(Kind.TRUNCATE, times=2))

    page.choose("AS01", "yes")

    page.has_shown("AS01", "retrying")
    page.saves("AS01")
    assert len(play.events("AS01")) == 1


@pytest.mark.thorough
def test_f04_slow_and_lossy_line_saves_everything_in_the_end(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(
        Fault(Kind.DROP, rate=0.3, seconds=TOO_LONG),
        Fault(Kind.DELAY_REPLY, rate=0.2, seconds=TOO_LONG),
        Fault(Kind.THROTTLE, rate_of_line=2_500),
    )

    for number in range(4):
        page.note("AS01", f"Note {number}.")
        page.choose("AS03", "yes" if number % 2 else "no")
        page.pause(0.2)

    page.saves("AS01")
    page.saves("AS03")
    assert play.stored("AS01").note == "Note 3."


@pytest.mark.thorough
def test_f05_replies_out_of_order_settle_each_its_own_question(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(
        Fault(Kind.DELAY_REPLY, only="PUT .*AS01", times=1, seconds=0.5),
    )

    page.choose("AS01", "yes")
    page.choose("AS03", "no")
    page.saves("AS03")
    page.choose("AS01", "no")

    page.saves("AS01")
    assert [one.payload.new["value"] for one in play.events("AS01")] == ["yes", "no"]


def test_f06_request_delivered_twice_is_stored_once(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(Fault(Kind.DUPLICATE, times=1, seconds=0.4))

    page.choose("AS01", "yes")
    page.saves("AS01")
    page.choose("AS01", "no")
    page.saves("AS01")
    page.pause(0.6)

    assert [one.payload.new["value"] for one in play.events("AS01")] == ["yes", "no"]
    assert play.conflicts() == []


def test_f07_captive_portal_page_is_never_taken_for_saved(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(Fault(Kind.PORTAL, only=""))

    page.choose("AS01", "yes")

    page.never_shows_saved("AS01")
    assert page.unsaved() == 1
    play.stage.proxy.clear()
    page.saves("AS01")


@pytest.mark.thorough
def test_f08_hundred_answers_typed_without_a_network_arrive_when_it_is_back(play: Play) -> None:
    pages = [
        play.open(section="about"),
        play.open_beside("rosa"),
        play.open_beside("rosa", "planning"),
    ]
    questions = [("AB02", pages[0]), ("AS01", pages[1]), ("AS03", pages[1]), ("PL01", pages[2])]
    play.stage.proxy.refuse()

    for number in range(25):
        for question, page in questions:
            page.note(question, f"Note {number} of {question}.")
        pages[0].pause(0.1)
    play.stage.proxy.accept()

    for question, page in questions:
        page.saves(question)
        assert play.stored(question).note == f"Note 24 of {question}."


@pytest.mark.thorough
def test_f09_lying_online_event_changes_nothing(play: Play) -> None:
    page = play.open()
    play.stage.proxy.refuse()
    page.choose("AS01", "yes")
    page.shows("AS01", "retrying")

    page.tab.page.evaluate("() => window.dispatchEvent(new Event('online'))")

    page.never_shows_saved("AS01")
    play.stage.proxy.accept()
    page.saves("AS01")
