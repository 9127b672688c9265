"""Several people, or one person twice, at the same answers."""

import pytest

from cases.services.allocating import allocate_assessment
from tests.factories.cases import answer_everything, submit
from tests.faults.play import Play

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_f34_two_tabs_of_one_person_lose_neither_value(play: Play) -> None:
    one, other = play.open(), play.open_beside("rosa")
    play.stage.laptops["rosa"].set_offline(True)
    one.note("AS01", "From one tab.")
    other.note("AS01", "From the other tab.")
    one.shows("AS01", "kept", "sending", "retrying")
    other.shows("AS01", "kept", "sending", "retrying")

    play.stage.laptops["rosa"].set_offline(False)
    # Whichever tab is heard second has the choice.
    second = play.first_to_show("AS01", "conflict")
    second.settle("AS01", "join")

    second.saves("AS01")
    assert set(play.stored("AS01").note.split("\n\n")) == {"From one tab.", "From the other tab."}


def test_f35_scorer_and_lead_at_one_answer_choose_in_view_of_both(play: Play) -> None:
    rosa, helen = play.open("rosa"), play.open("helen")
    helen.note("AS01", "Helen's.")
    helen.saves("AS01")

    rosa.note("AS01", "Rosa's.")
    rosa.shows("AS01", "conflict")
    rosa.says("[data-conflict]", "Helen's.")
    assert play.stored("AS01").note == "Helen's."
    rosa.settle("AS01", "mine")

    rosa.saves("AS01")
    assert [one.payload.new["note"] for one in play.events("AS01")] == ["Helen's.", "Rosa's."]
    assert play.conflicts()[0].payload.content["note"] == "Rosa's."


@pytest.mark.thorough
def test_f36_same_value_given_by_both_is_no_conflict(play: Play) -> None:
    rosa, helen = play.open("rosa"), play.open("helen")
    helen.choose("AS01", "yes")
    helen.saves("AS01")

    rosa.choose("AS01", "yes")

    rosa.saves("AS01")
    assert (len(play.events("AS01")), play.conflicts()) == (1, [])


def test_f37_answer_to_a_case_given_away_meanwhile_is_kept_for_the_lead(play: Play) -> None:
    page = play.open()
    play.stage.laptops["rosa"].set_offline(True)
    page.choose("AS01", "yes")
    page.shows("AS01", "kept", "retrying")

    scene = play.stage.scene
    allocate_assessment(assessment=play.assessment, scorer=scene.nadia, by=scene.helen)
    play.stage.laptops["rosa"].set_offline(False)

    page.shows("AS01", "late")
    assert [one.payload.content["value"] for one in play.late()] == ["yes"]
    assert play.stored("AS01") is None


def test_f38_answer_to_a_case_submitted_elsewhere_is_kept_for_the_lead(play: Play) -> None:
    page = play.open()
    play.stage.laptops["rosa"].set_offline(True)
    page.note("AS01", "Typed too late.")
    page.shows("AS01", "kept", "retrying")

    answer_everything(play.assessment, play.stage.scene.helen)
    submit(play.assessment, play.stage.scene.helen)
    play.stage.laptops["rosa"].set_offline(False)

    page.shows("AS01", "late")
    assert [one.payload.content["note"] for one in play.late()] == ["Typed too late."]


@pytest.mark.thorough
def test_f39_answer_routed_out_in_another_tab_keeps_what_was_given(play: Play) -> None:
    gates = play.open(section="about")
    gates.choose("AB01", "yes")
    gates.saves("AB01")
    page = play.open_beside("rosa")
    gates.choose("AB01", "no")
    gates.saves("AB01")

    page.choose("AS02", "yes")

    page.saves("AS02")
    assert play.stored("AS02").value == "yes"
