"""Starts what is measured, on loopback alone: a durable PostgreSQL, and gunicorn."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "tests.benchmarks.settings"
WORKERS, THREADS, KEEP_ALIVE = 2, 4, 75
MUST_BE_ON = ("fsync", "synchronous_commit", "full_page_writes")


def prepare_environment(folder: Path, database_url: str) -> None:
    """Point this process and its children at a data folder and a database of their own."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "YOTINSPECT_DATA": str(folder),
        "DATABASE_URL": database_url,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "HTTPS": "off",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def prepare_data() -> None:
    """Make the tables and the folder of static files; the style sheets are built already."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["scss"])


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Yield the address of a PostgreSQL with its data below the folder."""
    folder.mkdir()
    starter = [sys.executable, str(ROOT / "tests" / "postgres.py"), str(folder)]
    started = subprocess.run(starter, check=True, capture_output=True, text=True)
    pid, address = started.stdout.split()
    try:
        yield address
    finally:
        _stop(int(pid), signal.SIGINT)


def durability_of(database_url: str) -> dict[str, str]:
    """Return PostgreSQL's version and the settings on which a confirmed commit rests.

    Stops the program where one of them is off: the numbers would be of something else.
    """
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        shown = {}
        for name in ("server_version", *MUST_BE_ON, "wal_sync_method"):
            cursor.execute(f"SHOW {name}")
            shown[name] = cursor.fetchone()[0]
    if off := [name for name in MUST_BE_ON if shown[name] != "on"]:
        sys.exit(f"PostgreSQL runs with {', '.join(off)} off. Nothing was measured.")
    return shown


@contextmanager
def gunicorn() -> Iterator[int]:
    """Yield the port of the application, served as bin/run serves it."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "yotinspect.wsgi", "--bind", f"127.0.0.1:{port}"),
        *("--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--keep-alive", str(KEEP_ALIVE), "--log-level", "warning"),
    ]
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait_for(port)
        yield port
    finally:
        _stop(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


@contextmanager
def statements_logged(database_url: str, folder: Path) -> Iterator[list[str]]:
    """Yield a list that holds, afterwards, every statement PostgreSQL was sent meanwhile."""
    log, statements = folder / "data" / "log", []
    _log_statements(database_url, "all")
    begin = log.stat().st_size
    yield statements
    # Each process writes the log for itself, a moment after it has answered.
    time.sleep(0.5)
    with log.open("rb") as opened:
        opened.seek(begin)
        lines = opened.read().decode(errors="replace").splitlines()
    _log_statements(database_url, "none")
    marked = (line.partition("statement: ") for line in lines)
    statements += [statement for _before, mark, statement in marked if mark]


def _log_statements(database_url: str, which: str) -> None:
    connection = psycopg2.connect(database_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER SYSTEM SET log_statement = '{which}'")
        cursor.execute("SELECT pg_reload_conf()")
    connection.close()
    # The servers' processes take up a new setting between two statements.
    time.sleep(0.5)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def _wait_for(port: int) -> None:
    for _attempt in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The application did not start; see above.")


def _stop(pid: int, how: signal.Signals) -> None:
    try:
        os.kill(pid, how)
        for _attempt in range(100):
            os.kill(pid, 0)
            time.sleep(0.1)
    except ProcessLookupError:
        return
