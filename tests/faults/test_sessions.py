"""Faults of the session: it ends, changes hands or loses its token while answers wait."""

import pytest

from tests.conftest import PASSWORD
from tests.faults.play import Play
from tests.faults.proxy import Fault, Kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_f29_session_that_ends_while_typing_is_renewed_in_the_page(play: Play) -> None:
    page = play.open()
    play.expire("rosa")

    page.note("AS01", "Typed while signed out.")
    page.shows("AS01", "signin")
    page.sign_in_again(PASSWORD)

    page.saves("AS01")
    assert play.stored("AS01").note == "Typed while signed out."


def test_f29_late_answer_to_the_ended_session_takes_no_new_one_away(play: Play) -> None:
    page = play.open()
    # The page has its key, so it does not know yet that the session has ended.
    page.choose("AS03", "yes")
    page.saves("AS03")
    play.expire("rosa")
    # The answer, and what the page tells of being open.
    play.stage.proxy.inject(Fault(Kind.DELAY_REPLY, only="P(U|OS)T ", times=2, seconds=0.6))

    page.choose("AS01", "yes")
    page.has_shown("AS01", "sending")
    page.pause(0.3)
    play.sign_in("rosa")

    page.saves("AS01")


def test_f30_token_renewed_in_another_tab_is_read_when_sending(play: Play) -> None:
    page = play.open()

    play.sign_in("rosa")
    page.choose("AS01", "yes")

    page.saves("AS01")
    assert len(play.events("AS01")) == 1


def test_f31_answers_queued_by_one_person_are_never_sent_as_anothers(play: Play) -> None:
    page = play.open()
    # The key has come before the first answer goes out.
    page.choose("AS01", "yes")
    page.saves("AS01")
    play.stage.proxy.refuse()
    page.note("AS01", "Typed by Rosa.")
    page.shows("AS01", "kept", "retrying")

    play.sign_in("helen", laptop="rosa")
    play.stage.proxy.accept()
    page.shows("AS01", "signin")
    hers = play.open_beside("rosa")
    hers.says("#save-others", "1")
    assert play.stored("AS01").note == ""
    play.sign_in("rosa")

    page.saves("AS01")
    assert play.stored("AS01").note == "Typed by Rosa."
    assert {one.actor for one in play.events("AS01")} == {play.stage.scene.rosa.email}


def test_f31_page_that_never_had_its_key_asks_for_its_own_person(play: Play) -> None:
    play.stage.proxy.inject(Fault(Kind.DROP, only="GET /accounts/outbox-key"))
    page = play.open()
    play.stage.proxy.refuse()
    page.choose("AS01", "yes")
    page.shows("AS01", "retrying")

    play.sign_in("helen", laptop="rosa")
    play.stage.proxy.clear()
    page.shows("AS01", "signin")
    assert play.stored("AS01") is None

    play.sign_in("rosa")
    page.saves("AS01")
    assert [one.actor for one in play.events("AS01")] == [play.stage.scene.rosa.email]


@pytest.mark.thorough
def test_f32_answers_of_a_disabled_account_wait_on_the_laptop(play: Play) -> None:
    page = play.open()
    rosa = play.stage.scene.rosa
    type(rosa).objects.filter(pk=rosa.pk).update(is_active=False)

    page.choose("AS01", "yes")

    page.shows("AS01", "signin")
    assert play.stored("AS01") is None
    type(rosa).objects.filter(pk=rosa.pk).update(is_active=True)
    play.sign_in("rosa")
    page.saves("AS01")
