import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.architecture.tree import ROOT

# Workers are processes, so the database is a file of theirs.
pytestmark = pytest.mark.one_database

ENQUEUE = "from tests.integration.background.slow import write_down; write_down.enqueue({!r})"
LONG_AGO = "2026-01-01 00:00:00"


@pytest.fixture
def manage(tmp_path):
    """Run a command of the project on a database of its own; without waiting, if wanted."""
    environment = {
        **os.environ,
        "YOTINSPECT_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "SECRET_KEY": "for-one-test-" + "x" * 50,
        "HTTPS": "off",
        "DJANGO_SETTINGS_MODULE": "yotinspect.settings",
    }

    def run(*arguments, wait=True):
        command = [sys.executable, "manage.py", *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, **quiet)
        if wait:
            assert process.wait(timeout=120) == 0
        return process

    run("migrate", "--verbosity", "0")
    return run


@pytest.fixture
def ask(tmp_path):
    """Ask the database."""

    def execute(statement, *parameters):
        with sqlite3.connect(tmp_path / "db.sqlite3", timeout=20) as connection:
            rows = connection.execute(statement, parameters).fetchall()
        connection.close()
        return rows

    return execute


def test_task_of_a_killed_worker_is_done_by_the_next(manage, ask, tmp_path):
    file = tmp_path / "lines"
    manage("shell", "-c", ENQUEUE.format(str(file)))
    first = manage("db_worker", "--interval", "0.1", "--no-startup-delay", wait=False)
    wait_until(file.exists)
    begin = ask("SELECT seen_at FROM background_worker")
    wait_until(lambda: ask("SELECT seen_at FROM background_worker") != begin)
    first.send_signal(signal.SIGKILL)
    first.wait(timeout=20)
    assert ask("SELECT status FROM django_tasks_database_dbtaskresult") == [("RUNNING",)]

    # Rather than waiting for as long as a worker may be silent, it has been for long.
    ask("UPDATE background_worker SET seen_at = ?", LONG_AGO)
    ask("UPDATE django_tasks_database_dbtaskresult SET started_at = ?", LONG_AGO)
    manage("db_worker", "--batch", "--no-startup-delay")

    assert ask("SELECT status FROM django_tasks_database_dbtaskresult") == [("SUCCESSFUL",)]
    assert file.read_text() == "begun\nbegun\n"


def wait_until(is_so):
    deadline = time.monotonic() + 90
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)
