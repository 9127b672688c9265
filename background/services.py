"""Signs of life of workers, and tasks of dead ones: tried again, or given up after three times."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import Error, connection, transaction
from django.dispatch import Signal
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.errors import WorkerDied
from background.models import Worker
from background.queries import BEAT, LEASE, living_workers

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
FORGOTTEN_AFTER = timedelta(days=1)

# Sent in the transaction that takes a task from its dead worker, with the `path` of the task, its
# `arguments`, and `is_given_up`: then it is not tried again.
task_freed = Signal()


@contextmanager
def working(worker_id: str) -> Iterator[None]:
    """Give signs of life while a worker works, and free the tasks of those that give none."""
    give_sign(worker_id=worker_id)
    # Whoever had the name before cannot be at work any more.
    free_tasks(of_worker=worker_id)
    free_tasks()
    stopped = threading.Event()
    heart = threading.Thread(target=_beat, args=(worker_id, stopped), daemon=True, name="heart")
    heart.start()
    try:
        yield
    finally:
        stopped.set()
        heart.join()
        Worker.objects.filter(worker_id=worker_id).delete()


def give_sign(*, worker_id: str) -> None:
    """Note that a worker lives, and forget those that died long ago."""
    now = timezone.now()
    Worker.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": now})
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def free_tasks(*, of_worker: str | None = None) -> int:
    """Take running tasks from dead workers, or from one that is known to be; return how many.

    Each is tried again, at most three times in all. A task must therefore bear to be done twice,
    and one that has finished meanwhile is left alone.
    """
    now = timezone.now()
    living = living_workers(now)
    freed = 0
    for task in DBTaskResult.objects.running():
        worker = task.worker_ids[-1] if task.worker_ids else ""
        is_dead = worker not in living and task.started_at < now - LEASE
        if worker == of_worker or is_dead:
            freed += _free(task)
    return freed


@transaction.atomic
def _free(task: DBTaskResult[..., Any]) -> int:
    """Take one task from the worker that began it, unless it is no longer there."""
    is_given_up = len(task.worker_ids) >= MOST_ATTEMPTS
    rows = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if is_given_up:
        died = f"{WorkerDied.__module__}.{WorkerDied.__qualname__}"
        fields = {"status": "FAILED", "finished_at": timezone.now(), "exception_class_path": died}
    else:
        fields = {"status": "READY", "started_at": None}
    freed = rows.update(**fields)
    if freed:
        logger.warning(
            "The worker of task %s (%s) died: %s.",
            task.pk,
            task.task_path,
            "given up" if is_given_up else "it is tried again",
        )
        task_freed.send(
            sender=DBTaskResult,
            path=task.task_path,
            arguments=task.args_kwargs["args"],
            is_given_up=is_given_up,
        )
    return freed


def _beat(worker_id: str, stopped: threading.Event) -> None:
    """Give signs of life until the worker stops; a database that is away for a while is borne."""
    while not stopped.wait(BEAT.total_seconds()):
        try:
            give_sign(worker_id=worker_id)
            free_tasks()
        except Error:
            logger.exception("No sign of life could be given.")
        finally:
            connection.close()
