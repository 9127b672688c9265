"""The process that lays out one job: `python -m reports.services.presswork`, started by the press.

It knows nothing of the site: no settings, no database, no secret in its environment. The job comes
through its input, the answer leaves through its output; everything else is walled off.
"""

import json
import mimetypes
import os
import sys
import tempfile
import threading
import time
import traceback

from weasyprint.urls import FatalURLFetchingError

from reports.services.layout import lay_out
from reports.services.walls import (
    Job,
    Limits,
    Outcome,
    leave_the_network,
    limit_resources,
    read_job,
    refuse_everything_else,
)

LARGEST_FILE = 64 * 1024 * 1024


def main() -> None:
    """Wait for a job, do it, answer, end; end as well when whoever asked is gone."""
    parent = os.getppid()
    asked = sys.stdin.buffer.read()
    if not asked:
        return
    threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
    job, limits = read_job(json.loads(asked))
    outcome, answer = work(job, limits)
    sys.stdout.buffer.write(outcome.value + answer)
    sys.stdout.buffer.flush()
    os._exit(0)  # what is left is cleared away by whoever made the folder


def work(job: Job, limits: Limits) -> tuple[Outcome, bytes]:
    """Lay out a job behind walls; return how it ended with its PDF or what is to be logged."""
    mimetypes.init()
    tempfile.tempdir = limits.folder
    leave_the_network()
    limit_resources(limits)
    refused = refuse_everything_else(limits)
    try:
        pdf = lay_out(job)
    except FatalURLFetchingError:
        return Outcome.REFUSED, b"an address"
    except MemoryError:
        return Outcome.OUT_OF_MEMORY, b""
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is told and ends this process
        return Outcome.FAULT, _told(fault)
    if refused:
        return Outcome.REFUSED, " ".join(sorted(set(refused))).encode()
    if len(pdf) > LARGEST_FILE:
        return Outcome.FAULT, b"too large"
    return Outcome.DONE, pdf


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _told(fault: Exception) -> bytes:
    """Return where a fault was and of what kind, without its words: they could quote a text."""
    places = traceback.format_list(traceback.extract_tb(fault.__traceback__))
    return f"{type(fault).__name__}\n{''.join(places)}".encode()


if __name__ == "__main__":
    main()
