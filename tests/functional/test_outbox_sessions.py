"""Sessions end and people change at one laptop: nothing typed is lost, nor sent as another's."""

import pytest
from playwright.sync_api import expect

from cases.models import Answer, AnswerEvent
from tests.conftest import PASSWORD
from tests.functional.scoring import (
    ASSESSMENT,
    SAVED,
    SAVES,
    choose,
    header,
    note,
    state,
    stored,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quick"),
]


@pytest.fixture
def signed_out(scoring):
    """The page after its session ended, with one answer given since."""
    scoring.context.clear_cookies()
    choose(scoring, "AS01", "yes")
    expect(scoring.get_by_role("dialog", name="Sign in again to save")).to_be_visible()
    return scoring


def sign_in_here(page, email=None, password=PASSWORD):
    dialog = page.get_by_role("dialog")
    if email:
        dialog.get_by_label("Email").fill(email)
    dialog.get_by_label("Password").fill(password)
    dialog.get_by_role("button", name="Sign in").click()


def test_session_that_ended_is_renewed_in_the_page(signed_out, inspector):
    expect(state(signed_out, "AS01")).to_have_text("Kept on this laptop until you sign in again")
    expect(header(signed_out)).to_have_text("You are signed out, 1 answer not saved yet")
    expect(signed_out.get_by_label("Email")).to_have_value(inspector.email)

    sign_in_here(signed_out)

    expect(state(signed_out, "AS01")).to_have_text(SAVED)
    expect(signed_out.get_by_role("dialog")).to_be_hidden()
    expect(header(signed_out)).to_have_text("All answers saved")
    choose(signed_out, "AS03", "yes")
    expect(state(signed_out, "AS03")).to_have_text(SAVED)


def test_wrong_password_is_told_and_can_be_given_again(signed_out):
    sign_in_here(signed_out, password="wrong")
    expect(signed_out.get_by_role("dialog").get_by_role("alert")).to_contain_text("not correct")

    sign_in_here(signed_out)

    expect(state(signed_out, "AS01")).to_have_text(SAVED)


def test_dialog_closed_leaves_a_button_to_open_it_again(signed_out):
    signed_out.keyboard.press("Escape")
    expect(signed_out.get_by_role("dialog")).to_be_hidden()

    signed_out.get_by_role("button", name="Sign in again").click()

    expect(signed_out.get_by_label("Password")).to_be_focused()


def test_dialog_never_takes_the_focus_from_somebody_typing(scoring):
    scoring.context.clear_cookies()
    note(scoring, "AS01").focus()
    scoring.keyboard.type("Typed while signed out.")

    expect(scoring.get_by_role("button", name="Sign in again")).to_be_visible()
    expect(note(scoring, "AS01")).to_be_focused()
    expect(scoring.get_by_role("dialog")).to_be_hidden()


def test_signing_in_in_another_tab_is_enough(signed_out, sign_in, inspector):
    sign_in(signed_out.context.new_page(), inspector)

    expect(state(signed_out, "AS01")).to_have_text(SAVED)
    expect(signed_out.get_by_role("dialog")).to_be_hidden()
    assert stored().value == "yes"


def test_somebody_else_signing_in_sends_nothing_and_is_told(signed_out, lead_inspector, inspector):
    sign_in_here(signed_out, email=lead_inspector.email)

    dialog = signed_out.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_contain_text("Somebody else is signed in")
    expect(header(signed_out)).to_contain_text("Somebody else is signed in")
    assert not Answer.objects.exists()
    signed_out.reload()
    expect(signed_out.get_by_text("1 unsent answer of somebody else")).to_be_visible()
    assert not Answer.objects.exists()


def test_answers_wait_for_their_author(scoring, sign_in, lead_inspector, inspector):
    scoring.context.clear_cookies()
    note(scoring, "AS01").fill("Written by Rosa.")
    note(scoring, "AS01").blur()
    expect(state(scoring, "AS01")).to_contain_text("Kept on this laptop")
    later = scoring.context.new_page()
    scoring.close()

    sign_in(later, lead_inspector)
    expect(later.get_by_text("1 unsent answer of somebody else")).to_be_visible()
    assert not Answer.objects.exists()
    later.context.clear_cookies()
    sign_in(later, inspector)

    later.goto(ASSESSMENT)
    expect(state(later, "AS01")).to_have_text(SAVED)
    assert AnswerEvent.objects.get().actor == inspector.email


def test_signing_out_with_answers_unsaved_asks_first(scoring):
    scoring.on("dialog", lambda dialog: dialog.accept())
    scoring.route(SAVES, lambda route: route.abort())
    choose(scoring, "AS01", "yes")
    expect(header(scoring)).to_have_text("1 answer not saved yet")
    question = scoring.get_by_role("dialog", name="Sign out with answers not saved?")

    scoring.get_by_role("button", name="Sign out").click()
    expect(question).to_contain_text("1 answer of yours is not saved yet.")
    question.get_by_role("button", name="Stay signed in").click()
    expect(question).to_be_hidden()
    scoring.get_by_role("button", name="Sign out").click()
    question.get_by_role("button", name="Sign out all the same").click()

    expect(scoring.get_by_role("heading", name="Sign in")).to_be_visible()


def test_signing_out_with_everything_saved_asks_nothing(scoring):
    choose(scoring, "AS01", "yes")
    expect(header(scoring)).to_have_text("All answers saved")

    scoring.get_by_role("button", name="Sign out").click()

    expect(scoring.get_by_role("heading", name="Sign in")).to_be_visible()
