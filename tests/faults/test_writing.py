"""The report's texts and a service's comments under the faults that answers are tried with."""

import pytest

from inspections.models import ServiceMember
from inspections.services.service_members import end_service_membership
from judgements.choices import OperationOutcome
from reports.choices import ReportStatus
from reports.models import KeyFinding, Report
from reports.services.items import remove_item
from tests.conftest import PASSWORD
from tests.factories.accuracy import send_all
from tests.faults import timing
from tests.faults.fault_points import FaultPoint
from tests.faults.open_page import OpenPage
from tests.faults.proxy import Fault, Kind
from tests.faults.writing import THEME, WritingPlay

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED, CONFLICT, CLOSED = (
    OperationOutcome.SAVED,
    OperationOutcome.CONFLICT,
    OperationOutcome.CLOSED,
)
WAITS = ("kept", "sending", "retrying")


def about(*kinds: str, thorough: tuple[str, ...] = ()) -> pytest.MarkDecorator:
    """Play it about each kind of text; about those that are thorough only where all are played."""
    slow = [pytest.param(kind, marks=pytest.mark.thorough) for kind in thorough]
    return pytest.mark.parametrize("writing", [*kinds, *slow], indirect=True)


BOTH = about("passage", "comment")
PASSAGE = about("passage", thorough=("comment",))
COMMENT = about("comment", thorough=("passage",))


def write(page: OpenPage, play: WritingPlay, text: str) -> None:
    page.note(play.key, text)


def is_kept(page: OpenPage, play: WritingPlay) -> None:
    page.shows(play.key, *WAITS)


@COMMENT
def test_f01_text_whose_request_is_lost_is_sent_again(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.inject(Fault(Kind.CUT_BEFORE, times=3))

    write(page, writing, "Typed once.")

    page.has_shown(writing.key, "retrying")
    page.saves(writing.key)
    assert writing.texts() == ["Typed once."]


@BOTH
def test_f02_text_whose_reply_is_lost_after_the_commit_is_saved_once(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.inject(Fault(Kind.CUT_AFTER, times=2))

    write(page, writing, "Typed once.")

    page.saves(writing.key)
    assert writing.texts() == ["Typed once."]


@about(thorough=("passage", "comment"))
def test_f06_text_delivered_twice_is_saved_once(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.inject(Fault(Kind.DUPLICATE, times=1, seconds=0.4))

    write(page, writing, "Typed first.")
    page.saves(writing.key)
    write(page, writing, "Typed second.")
    page.saves(writing.key)
    page.pause(0.6)

    assert writing.texts() == ["Typed first.", "Typed second."]


@about("passage", thorough=("comment",))
@pytest.mark.parametrize("kind", [Kind.PORTAL, Kind.BAD_GATEWAY], ids=["portal", "gateway"])
def test_f07_page_of_something_between_is_never_taken_for_saved(
    writing: WritingPlay, kind: Kind
) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.inject(Fault(kind, only=""))

    write(page, writing, "Typed in a hotel.")

    page.never_shows_saved(writing.key)
    writing.stage.proxy.clear()
    page.saves(writing.key)


@about(thorough=("passage", "comment"))
def test_f10_worker_killed_before_the_commit_saves_the_text_once(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.stage.server.arm(FaultPoint.BEFORE_COMMIT, times=2)

    write(page, writing, "Typed once.")

    page.has_shown(writing.key, "retrying")
    page.saves(writing.key)
    assert writing.texts() == ["Typed once."]


@COMMENT
def test_f11_worker_killed_between_commit_and_reply_saves_the_text_once(
    writing: WritingPlay,
) -> None:
    page = writing.open(writing.one)
    writing.stage.server.arm(FaultPoint.AFTER_COMMIT)

    write(page, writing, "Typed once.")

    page.has_shown(writing.key, "retrying")
    page.saves(writing.key)
    assert writing.texts() == ["Typed once."]


@about(thorough=("passage", "comment"))
def test_f13_error_of_the_server_is_waited_out(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    with writing.stage.database.down():
        write(page, writing, "Typed meanwhile.")
        page.never_shows_saved(writing.key, seconds=1.5)

    page.saves(writing.key)
    assert writing.texts() == ["Typed meanwhile."]


@BOTH
def test_f19_text_typed_without_a_network_outlives_the_crash_of_its_page(
    writing: WritingPlay,
) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.refuse()
    write(page, writing, "Typed on a train.")
    is_kept(page, writing)

    page.reload_when(writing.stage.proxy.accept)

    page.saves(writing.key)
    assert writing.texts(SAVED) == ["Typed on a train."]


@about(thorough=("passage", "comment"))
def test_f20_killed_browser_finds_its_text_again(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.refuse()
    write(page, writing, "Typed before the kill.")
    is_kept(page, writing)

    laptop = writing.laptop_of(writing.one)
    laptop.kill()
    writing.stage.proxy.accept()
    laptop.switch_on()
    again = writing.open(writing.one)

    again.saves(writing.key)
    assert writing.texts(SAVED) == ["Typed before the kill."]


@about("passage")
def test_f28_double_click_on_save_saves_the_text_once(writing: WritingPlay) -> None:
    page = writing.open(writing.one)

    write(page, writing, "Typed once.")
    page.tab.page.locator("form[data-fieldwork] button[type=submit]").first.dblclick(force=True)

    page.saves(writing.key)
    page.pause(timing.SCALED["after_last_key"] / 1000)
    assert writing.texts() == ["Typed once."]


@about("comment")
def test_f28_double_click_on_save_leaves_for_the_list_with_one_comment(
    writing: WritingPlay,
) -> None:
    page = writing.open(writing.one)

    write(page, writing, "Typed once.")
    page.tab.page.get_by_role("button", name="Save the comment").dblclick(force=True)

    page.says("main", "Typed once.")
    assert page.tab.page.url.endswith(f"/comments/#comment-{writing.key}")
    assert writing.texts() == ["Typed once."]


@COMMENT
def test_f29_session_that_ends_while_writing_is_renewed_in_the_page(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.expire(writing.one)

    write(page, writing, "Typed while signed out.")
    page.shows(writing.key, "signin")
    page.sign_in_again(PASSWORD)

    page.saves(writing.key)
    assert writing.texts() == ["Typed while signed out."]


@BOTH
def test_f31_somebody_else_on_the_laptop_neither_sees_nor_sends_the_text(
    writing: WritingPlay,
) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.refuse()
    write(page, writing, "Typed by the first.")
    is_kept(page, writing)

    # Somebody who may write the same text.
    writing.sign_in(writing.other, laptop=writing.one)
    writing.stage.proxy.accept()
    page.shows(writing.key, "signin")
    theirs = writing.open_beside(writing.one)
    theirs.says("#outbox-notice", "1")
    theirs.pause(0.5)
    assert "Typed by the first." not in theirs.tab.page.content()
    assert "Typed by the first." not in str(theirs.tab.laptop.read_outbox())
    assert writing.operations() == []
    theirs.tab.close()

    writing.sign_in(writing.one)
    page.saves(writing.key)
    assert [one.by for one in writing.operations()] == [writing.person(writing.one)]
    assert writing.text() == "Typed by the first."


@PASSAGE
def test_f34_two_windows_of_one_person_lose_neither_text(writing: WritingPlay) -> None:
    one, other = writing.open(writing.one), writing.open_beside(writing.one)
    laptop = writing.laptop_of(writing.one)
    laptop.set_offline(True)
    write(one, writing, "From one window.")
    write(other, writing, "From the other window.")
    for page in (one, other):
        is_kept(page, writing)

    laptop.set_offline(False)
    # Whichever window is heard second has the choice.
    second = writing.first_to_show(writing.key, "conflict")
    second.settle(writing.key, "join")

    second.saves(writing.key)
    text = writing.text()
    assert text is not None
    assert set(text.split("\n\n")) == {"From one window.", "From the other window."}


@BOTH
def test_f35_two_people_at_one_text_choose_in_view_of_both(writing: WritingPlay) -> None:
    one, other = writing.open(writing.one), writing.open(writing.other)
    write(other, writing, "The other's.")
    other.saves(writing.key)

    write(one, writing, "Mine.")
    one.shows(writing.key, "conflict")
    one.says("[data-conflict]", "The other's.")
    one.says("[data-conflict]", "Mine.")
    assert writing.text() == "The other's."
    assert writing.texts(CONFLICT) == ["Mine."]
    one.settle(writing.key, "mine")

    one.saves(writing.key)
    assert writing.texts(SAVED) == ["The other's.", "Mine."]


@about("comment")
def test_f38_comment_typed_when_all_were_sent_is_kept_and_told(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    write(page, writing, "Typed in time.")
    page.saves(writing.key)
    laptop = writing.laptop_of(writing.one)
    laptop.set_offline(True)
    write(page, writing, "Typed too late.")
    is_kept(page, writing)

    send_all(writing.inspection, writing.person(writing.other))
    laptop.set_offline(False)

    page.shows(writing.key, "late")
    page.says("[data-late]", "The comments of the service are sent")
    assert page.content(writing.key)["text"] == "Typed too late."
    assert writing.texts(CLOSED) == ["Typed too late."]
    assert writing.text() == "Typed in time."


@PASSAGE
def test_f45_text_typed_before_a_slow_script_has_come_is_saved(writing: WritingPlay) -> None:
    page = come_slowly(writing, writing.one)

    page.tab.page.locator("[name=text]").first.fill("Typed at once.")

    assert page.tab.wait_until_live()
    page.saves(writing.key)
    assert page.content(writing.key)["text"] == "Typed at once."
    assert writing.text() == "Typed at once."


@about("finding")
def test_text_is_typed_on_while_another_window_saves_one_of_the_same_page(
    writing: WritingPlay,
) -> None:
    """The page that came with an older text next to it is not loaded again under their hands."""
    other = writing.open(writing.one)
    summary = f"summary:{THEME}"
    page = come_slowly(writing, writing.one)
    write(other, writing, "From the other window.")
    other.saves(writing.key)

    field = page.tab.page.locator("[name=text]").first
    field.press_sequentially("Typed at once", delay=20)
    assert page.tab.wait_until_live()
    page.tab.page.keyboard.type(", and on.")

    page.saves(summary)
    assert page.content(summary)["text"] == "Typed at once, and on."
    assert field.evaluate("one => one === document.activeElement")


def come_slowly(play: WritingPlay, person: str) -> OpenPage:
    """Return a page that can be typed in, and whose script is still on its way."""
    play.sign_in(person)
    laptop = play.laptop_of(person)
    laptop.clear_cache()
    play.stage.proxy.inject(Fault(Kind.DELAY_REPLY, only=r"fieldwork/form\.[^/]*js", seconds=1.5))
    page = OpenPage(laptop.open_tab(), play.page)
    assert page.tab.go(page.path, until="commit")
    play.pages.append(page)
    return page


@about("comment")
def test_comment_of_somebody_whose_role_ended_meanwhile_stays_on_the_laptop(
    writing: WritingPlay,
) -> None:
    page = writing.open(writing.one)
    member = ServiceMember.objects.get(user=writing.person(writing.one))
    end_service_membership(member=member, by="tests")

    write(page, writing, "Typed too late.")

    page.shows(writing.key, "gone")
    page.says("#q-comment-error", "not open to you any more")
    assert page.content(writing.key)["text"] == "Typed too late."
    assert writing.operations() == []


@about("passage")
def test_f38_passage_typed_when_the_texts_were_closed_is_kept_and_told(
    writing: WritingPlay,
) -> None:
    page = writing.open(writing.one)

    Report.objects.update_or_create(
        inspection=writing.inspection, defaults={"status": ReportStatus.SIGNED_OFF}
    )
    write(page, writing, "Typed too late.")

    page.shows(writing.key, "late")
    page.says("[data-late]", "What you typed here is not in the report.")
    assert page.content(writing.key)["text"] == "Typed too late."
    assert writing.texts(CLOSED) == ["Typed too late."]


@about("comment")
def test_comment_removed_meanwhile_says_so_and_keeps_both(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    write(page, writing, "Typed at first.")
    page.saves(writing.key)

    writing.save_elsewhere(writing.other, withdrawn=True)
    write(page, writing, "Typed on.")

    page.shows(writing.key, "conflict")
    page.says("[data-conflict]", "Removed.")
    page.settle(writing.key, "mine")
    page.saves(writing.key)
    assert writing.text() == "Typed on."


@about("finding")
def test_finding_removed_meanwhile_keeps_what_was_typed(writing: WritingPlay) -> None:
    page = writing.open(writing.one)

    remove_item(item=KeyFinding.objects.get(), by=writing.person(writing.other))
    write(page, writing, "Typed on.")

    page.shows(writing.key, "refused")
    page.says("form .govuk-error-message", "Somebody else has removed this meanwhile.")
    assert page.content(writing.key)["text"] == "Typed on."


@PASSAGE
def test_text_typed_while_a_save_is_under_way_is_the_one_that_stays(writing: WritingPlay) -> None:
    page = writing.open(writing.one)
    writing.stage.proxy.inject(Fault(Kind.DELAY_REPLY, times=3, seconds=0.4))

    for number in range(12):
        write(page, writing, f"Word {number}.")
        page.pause(0.1)

    page.saves(writing.key)
    assert writing.text() == "Word 11."
    versions = [one.version for one in writing.operations(SAVED)]
    assert versions == list(range(1, len(versions) + 1))
    assert writing.operations(CONFLICT) == []
