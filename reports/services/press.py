"""Lays out pages in a process apart, so that no text can stop or reach the site.

Each job gets a process of its own, which is ended when it takes too long or too much. Whatever
becomes of it, the asking process goes on.
"""

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore, Lock

from reports.services.walls import Job, Limits, Outcome, write_job

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "reports.services.presswork")
# All that such a process learns of its surroundings: where fonts are remembered, how text is read.
ENVIRONMENT = ("HOME", "LANG", "PATH", "XDG_CACHE_HOME")
# At once in this process, and how many seconds another waits for its turn.
MOST_AT_ONCE = 2
PATIENCE = 20

_turns = BoundedSemaphore(MOST_AT_ONCE)
_waiting: list[subprocess.Popen[bytes]] = []
_lock = Lock()


class PressStopped(Exception):
    """The pages were not laid out; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome


def run_job(job: Job, *, seconds: int, megabytes: int) -> bytes:
    """Return the PDF of a job; raises PressStopped when there is none."""
    if not _turns.acquire(timeout=PATIENCE):
        raise PressStopped(Outcome.BUSY)
    try:
        with tempfile.TemporaryDirectory(prefix="yotinspect-press-") as folder:
            outcome, answer = _run(job, Limits(seconds, megabytes, folder))
    except OSError as fault:
        outcome, answer = Outcome.FAULT, str(fault).encode()
    finally:
        _turns.release()
    if outcome is Outcome.DONE:
        return answer
    logger.error("Pages were not laid out (%s): %s", outcome.name, answer.decode(errors="replace"))
    raise PressStopped(outcome)


def warm_up() -> None:
    """Start a process for the next job, so that it need not wait for the libraries to load."""
    with _lock:
        if not _waiting:
            _waiting.append(_start())


def _run(job: Job, limits: Limits) -> tuple[Outcome, bytes]:
    with _lock:
        process = _waiting.pop() if _waiting else _start()
    asked = json.dumps(write_job(job, limits)).encode()
    with process:
        try:
            answer, _nothing = process.communicate(asked, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            return Outcome.OUT_OF_TIME, b""
        finally:
            process.kill()
    if answer:
        return Outcome(answer[:1]), answer[1:]
    if process.returncode == -signal.SIGXCPU:
        return Outcome.OUT_OF_TIME, b""
    return Outcome.FAULT, f"ended with {process.returncode}".encode()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a fixed command of our own
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what goes wrong is answered; a message could quote a text
        cwd=ROOT,
        env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
        start_new_session=True,
    )


@atexit.register
def _end_waiting() -> None:
    while _waiting:
        with _waiting.pop() as process:
            process.kill()
