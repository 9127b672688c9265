"""Faults of the web server and of its database."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections, transaction

from cases.models import Answer, Assessment
from inspections.models import Inspection
from tests.factories.frameworks import SMALL
from tests.faults.fault_points import FaultPoint
from tests.faults.play import Play
from tests.faults.proxy import Fault, Kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_f10_worker_killed_before_the_commit_saves_once(play: Play) -> None:
    page = play.open()
    play.stage.server.arm(FaultPoint.BEFORE_COMMIT, times=2)

    page.choose("AS01", "yes")

    page.has_shown("AS01", "retrying")
    page.saves("AS01")
    assert len(play.events("AS01")) == 1


def test_f11_worker_killed_between_commit_and_reply_saves_once(play: Play) -> None:
    page = play.open()
    play.stage.server.arm(FaultPoint.AFTER_COMMIT)

    page.choose("AS01", "yes")

    page.has_shown("AS01", "retrying")
    page.saves("AS01")
    assert len(play.events("AS01")) == 1


@pytest.mark.thorough
def test_f12_server_started_again_in_the_middle_of_many_saves_loses_none(play: Play) -> None:
    page = play.open()
    for number in range(6):
        page.note("AS01", f"Note {number}.")
        page.choose("AS03", ("yes", "no", "na")[number % 3])
        page.pause(0.12)
        if number == 3:
            play.stage.server.restart()

    page.saves("AS01")
    page.saves("AS03")
    assert (play.stored("AS01").note, play.stored("AS03").value) == ("Note 5.", "na")


def test_f13_database_down_is_waited_for(play: Play) -> None:
    page = play.open()
    with play.stage.database.down():
        page.choose("AS01", "yes")
        page.never_shows_saved("AS01", seconds=1.5)

    page.saves("AS01")
    assert len(play.events("AS01")) == 1


@pytest.mark.thorough
def test_f13_database_that_crashed_and_recovered_has_what_was_saved(play: Play) -> None:
    page = play.open()
    page.choose("AS01", "yes")
    page.saves("AS01")

    play.stage.database.crash()
    page.choose("AS03", "no")

    page.saves("AS03")
    assert play.stored("AS01").value == "yes"


@pytest.mark.thorough
def test_f14_save_that_the_database_gives_up_for_its_locks_is_sent_again(play: Play) -> None:
    page = play.open()
    page.choose("AS01", "yes")
    page.saves("AS01")
    with locked_crosswise(play.assessment):
        page.choose("AS01", "no")
        page.pause(3)

    page.saves("AS01")
    assert [one.payload.new["value"] for one in play.events("AS01")] == ["yes", "no"]


@contextmanager
def locked_crosswise(assessment: Assessment) -> Iterator[None]:
    """Hold the answer, then ask for the assessment: a save asks the other way round.

    PostgreSQL ends one of the two; SQLite has one lock, which the save waits for in vain.
    """
    has_lock = threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                list(Answer.objects.select_for_update().filter(assessment=assessment))
                has_lock.set()
                threading.Event().wait(0.8 if connection.vendor == "postgresql" else 2.5)
                list(Assessment.objects.select_for_update().filter(pk=assessment.pk))
        except connection.Database.OperationalError:
            pass
        except Exception as fault:
            if "deadlock" not in str(fault):
                raise
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    has_lock.wait(timeout=10)
    yield
    holder.join(timeout=20)


@pytest.mark.thorough
def test_f15_full_disk_is_never_shown_as_saved(play: Play) -> None:
    page = play.open()
    with play.stage.database.full():
        page.choose("AS01", "yes")
        page.never_shows_saved("AS01", seconds=1)
        assert play.stored("AS01") is None

    page.saves("AS01")
    assert len(play.events("AS01")) == 1


@pytest.mark.thorough
def test_f16_question_gone_from_the_edition_keeps_what_was_typed(play: Play, tmp_path) -> None:
    page = play.open()
    deploy_edition_without(play.assessment.case.inspection, "AS03", tmp_path)

    page.choose("AS03", "yes")
    page.choose("AS01", "yes")

    page.saves("AS01")
    page.shows("AS03", "refused")
    assert page.content("AS03")["value"] == "yes"


def deploy_edition_without(inspection: Inspection, code: str, folder) -> None:
    """Give the inspection an edition that has lost a question while its page is open."""
    from tests.factories.frameworks import make_framework

    text = SMALL.read_text().replace('edition: "1"', 'edition: "2"')
    start = text.index(f"      - code: {code}")
    end = text.index("  - code: planning\n    title: Planning\n    questions:")
    file = folder / "second.yaml"
    file.write_text(text[:start] + text[end:])
    Inspection.objects.filter(pk=inspection.pk).update(framework=make_framework(file))


def test_f17_databases_write_commits_through_to_the_disk(play: Play) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)
        else:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                cursor.execute(f"SHOW {setting}")
                assert cursor.fetchone() == ("on",)


@pytest.mark.thorough
def test_f18_page_ahead_of_a_restored_backup_offers_its_answer_again(play: Play) -> None:
    page = play.open()
    page.choose("AS01", "yes")
    page.saves("AS01")
    play.stage.database.back_up()
    page.note("AS01", "Written after the backup.")
    page.saves("AS01")

    play.stage.database.restore()
    # What was called saved is gone with the disk: here the log starts anew.
    play.begin_again()
    page.choose("AS01", "no")

    page.shows("AS01", "conflict")
    assert page.content("AS01")["note"] == "Written after the backup."
    page.settle("AS01", "mine")
    page.saves("AS01")
    assert play.stored("AS01").note == "Written after the backup."


@pytest.mark.thorough
def test_bad_gateway_is_no_judgement_on_an_answer(play: Play) -> None:
    page = play.open()
    play.stage.proxy.inject(Fault(Kind.BAD_GATEWAY, times=3))

    page.choose("AS01", "yes")

    page.has_shown("AS01", "retrying")
    page.saves("AS01")
