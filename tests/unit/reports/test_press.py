import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from reports.services import press
from reports.services.press import COMMAND, ROOT, PressStopped, run_job, warm_up
from reports.services.walls import Job, Limits, Outcome, read_job, write_job

PAGE = "<html lang=en><title>x</title><body><h1>Eastmarsh</h1>"
LONG = PAGE + ("<p>" + "So many words stand here. " * 60) * 3000


def job(markup, **fields):
    return Job(markup, **{"stylesheets": (), "files": {}, "pictures": (), **fields})


def lay_out(markup, *, seconds=60, megabytes=1024, **fields):
    return run_job(job(markup, **fields), seconds=seconds, megabytes=megabytes)


def outcome_of(markup, **limits):
    with pytest.raises(PressStopped) as stopped:
        lay_out(markup, **limits)
    return stopped.value.outcome


def test_pages_are_laid_out():
    assert lay_out(PAGE).startswith(b"%PDF-1.7")


def test_process_that_waits_is_used_for_the_next_job():
    warm_up()
    (waiting,) = press._waiting

    assert lay_out(PAGE).startswith(b"%PDF")
    assert waiting.returncode is not None
    assert press._waiting == []


def test_what_takes_too_long_is_ended():
    begin = time.monotonic()

    assert outcome_of(LONG, seconds=2) is Outcome.OUT_OF_TIME
    assert time.monotonic() - begin < 30


def test_what_takes_too_much_memory_is_ended():
    # How the libraries meet the limit is theirs: by an exception, or by ending the process.
    assert outcome_of(LONG, megabytes=200) in (Outcome.OUT_OF_MEMORY, Outcome.FAULT)


def test_process_that_is_killed_gives_no_file():
    warm_up()
    os.kill(press._waiting[0].pid, signal.SIGKILL)

    assert outcome_of(PAGE) is Outcome.FAULT


def test_site_goes_on_after_all_that():
    assert lay_out(PAGE).startswith(b"%PDF")


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "<style>@import url(http://127.0.0.1:9/x.css)</style>",
    ],
)
def test_foreign_address_ends_the_job(markup):
    assert outcome_of(PAGE + markup) is Outcome.REFUSED


def test_no_more_jobs_at_once_than_the_machine_bears(monkeypatch):
    monkeypatch.setattr(press, "_turns", threading.BoundedSemaphore(1))
    monkeypatch.setattr(press, "PATIENCE", 0)
    with press._turns:
        assert outcome_of(PAGE) is Outcome.BUSY
    assert lay_out(PAGE).startswith(b"%PDF")


def test_job_survives_the_way_to_its_process():
    sent = job("ŵ", files={"file:///x.ttf": b"\x00\xff"}, pictures=("data:,",))
    asked = sent, Limits(1, 2, "/x")

    assert read_job(json.loads(json.dumps(write_job(*asked)))) == asked


def test_process_learns_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    warm_up()

    with open(f"/proc/{press._waiting[0].pid}/environ", "rb") as environment:
        assert b"canary" not in environment.read()


def test_process_ends_with_whoever_asked():
    starter = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import time\n"
            "from reports.services import press\n"
            "press.warm_up()\n"
            "print(press._waiting[0].pid, flush=True)\n"
            "time.sleep(60)",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with starter:
        pid = int(starter.stdout.readline())
        starter.kill()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and is_running(pid):
        time.sleep(0.1)

    assert not is_running(pid)


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


ATTEMPTS = {
    "connect": "import socket; socket.create_connection(('127.0.0.1', PORT), 2)",
    "name": "import socket; socket.getaddrinfo('localhost', 80)",
    "fetch": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:PORT/')",
    "read": "open('/etc/passwd').read()",
    "read by descriptor": "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "read around": "open(FOLDER + '/../../etc/passwd').read()",
    "read settings": "open('yotinspect/settings.py').read()",
    "read by a link": "import os; os.symlink('/etc/passwd', FOLDER + '/x'); open(FOLDER + '/x')",
    "write": "open('/tmp/yotinspect-press-canary', 'w')",
    "write a library": "import json; open(json.__file__, 'a')",
    "remove": "import os; os.remove('/tmp/yotinspect-press-canary')",
    "move out": "import os; open(FOLDER + '/x', 'w'); os.rename(FOLDER + '/x', '/tmp/y')",
    "run": "import subprocess; subprocess.run(['true'])",
    "run in a shell": "import os; os.system('true')",
    "fork": "import os; os.fork()",
    "become": "import os; os.execv('/bin/true', ['true'])",
    "kill": "import os; os.kill(os.getppid(), 0)",
    "call the system": "import ctypes; ctypes.CDLL(None)",
}
ALLOWED = {
    "own folder": "open(FOLDER + '/x', 'w').close(); import os; os.remove(FOLDER + '/x')",
    "libraries": "import colorsys, fontTools.ttLib.tables.otTables",
}
SCRIPT = """
import sys
from reports.services.walls import *
FOLDER = sys.argv[1]
limits = Limits(20, 1024, FOLDER)
import socket, subprocess, urllib.request, ctypes
leave_the_network(); limit_resources(limits)
refused = refuse_everything_else(limits)
try:
    exec(sys.argv[2])
except PermissionError as error:
    print("refused")
else:
    print("done", refused)
"""


def attempt(tmp_path, code):
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("code", ATTEMPTS.values(), ids=ATTEMPTS)
def test_walled_process_reaches_nothing(tmp_path, code):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = str(listener.getsockname()[1])

        assert attempt(tmp_path, code.replace("PORT", port)) == "refused\n"
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize("code", ALLOWED.values(), ids=ALLOWED)
def test_walled_process_still_does_its_work(tmp_path, code):
    assert attempt(tmp_path, code) == "done []\n"


def test_command_names_our_own_process():
    assert COMMAND[-1] == "reports.services.presswork"
