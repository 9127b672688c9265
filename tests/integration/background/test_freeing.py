import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from background import services
from background.models import Worker
from background.queries import is_anybody_working
from background.services import free_tasks, give_sign, task_freed, working

pytestmark = pytest.mark.django_db


def begun_task(*workers, minutes=5):
    """A task that the last of these workers began."""
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=minutes),
        worker_ids=list(workers),
        args_kwargs={"args": [7], "kwargs": {}},
        task_path="reports.services.renderings.run_rendering",
        backend_name="default",
        run_after=get_date_max(),
    )


def status_of(task):
    task.refresh_from_db()
    return task.status


@pytest.fixture
def heard():
    """What is told of freed tasks."""
    told = []

    def listen(*, path, arguments, is_given_up, **_others):
        told.append((path.rpartition(".")[2], arguments, is_given_up))

    task_freed.connect(listen)
    yield told
    task_freed.disconnect(listen)


@pytest.mark.parametrize("workers", [("a",), ("a", "b"), ()])
def test_task_of_a_dead_worker_is_tried_again(workers, heard):
    task = begun_task(*workers)

    assert free_tasks() == 1

    assert status_of(task) == "READY"
    assert list(DBTaskResult.objects.ready()) == [task]
    assert heard == [("run_rendering", [7], False)]
    assert free_tasks() == 0


def test_task_whose_workers_died_three_times_is_given_up(heard):
    task = begun_task("a", "b", "c")

    assert free_tasks() == 1

    assert status_of(task) == "FAILED"
    assert task.task_result.errors[0].exception_class.__name__ == "WorkerDied"
    assert heard == [("run_rendering", [7], True)]


def test_task_of_a_living_worker_is_left_alone(heard):
    task = begun_task("b", "a")
    give_sign(worker_id="a")

    assert free_tasks() == 0
    assert status_of(task) == "RUNNING"
    assert heard == []


def test_worker_is_given_time_for_its_first_sign():
    begun_task("a", minutes=0)

    assert free_tasks() == 0


def test_silent_worker_is_dead():
    task = begun_task("a")
    give_sign(worker_id="a")
    assert is_anybody_working()
    Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=31))

    assert not is_anybody_working()
    free_tasks()
    assert status_of(task) == "READY"


def test_worker_that_starts_again_under_its_name_frees_what_it_had_begun():
    task = begun_task("a", minutes=0)
    other = begun_task("b", minutes=0)

    with working("a"):
        assert status_of(task) == "READY"
        assert status_of(other) == "RUNNING"


def test_worker_is_known_while_it_works_and_no_longer():
    with working("a"):
        assert is_anybody_working()
    assert not is_anybody_working()


def test_task_that_finished_meanwhile_stays_finished():
    task = begun_task("a")
    late = DBTaskResult.objects.get()
    task.set_successful(None)

    assert services._free(late) == 0
    assert status_of(task) == "SUCCESSFUL"


def test_workers_of_yesterday_are_forgotten():
    give_sign(worker_id="old")
    Worker.objects.update(seen_at=timezone.now() - timedelta(days=2))

    give_sign(worker_id="new")

    assert [worker.worker_id for worker in Worker.objects.all()] == ["new"]


def test_heart_beats_on_when_the_database_was_away(monkeypatch):
    signs, stopped = [], threading.Event()

    def sign(*, worker_id):
        signs.append(worker_id)
        if len(signs) == 1:
            raise services.Error
        stopped.set()

    monkeypatch.setattr(services, "BEAT", timedelta(0))
    monkeypatch.setattr(services, "give_sign", sign)
    monkeypatch.setattr(services, "free_tasks", lambda: 0)
    monkeypatch.setattr(connection, "close", lambda: None)
    services._beat("a", stopped)

    assert signs == ["a", "a"]
