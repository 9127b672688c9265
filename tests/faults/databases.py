"""What can befall the databases: SQLite's file, and a PostgreSQL of our own."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, connections

from tests.faults.servers import Server

HOLD_LOCK = """
import sqlite3, sys
holder = sqlite3.connect(sys.argv[1], isolation_level=None)
holder.execute("PRAGMA busy_timeout=10000")
holder.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
FULL = """
    CREATE OR REPLACE FUNCTION refuse_as_full() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
    END $$;
    CREATE CONSTRAINT TRIGGER disk_full AFTER INSERT ON cases_answerevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_as_full();
"""
NOT_FULL = "DROP TRIGGER IF EXISTS disk_full ON cases_answerevent"


class FaultyDatabase(ABC):
    """What can be done to either database while servers and browsers go on."""

    def __init__(self, server: Server) -> None:
        self.server = server

    @abstractmethod
    @contextmanager
    def down(self) -> Iterator[None]:
        """No query is answered while the block runs."""

    @abstractmethod
    @contextmanager
    def full(self) -> Iterator[None]:
        """No commit of an answer succeeds while the block runs, for want of space."""

    @abstractmethod
    def crash(self) -> None:
        """Kill a process of the database that holds connections, and wait for its recovery."""

    @abstractmethod
    def back_up(self) -> None:
        """Copy all that is stored; the servers are stopped for it."""

    @abstractmethod
    def restore(self) -> None:
        """Put the copy in place of what is stored now."""


class SQLite(FaultyDatabase):
    """A file; the server's own processes are its only engine."""

    @property
    def _file(self) -> Path:
        return Path(str(connection.settings_dict["NAME"]))

    @contextmanager
    def down(self) -> Iterator[None]:
        """Another process holds the exclusive lock."""
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD_LOCK, str(self._file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield
        finally:
            holder.stdin.close()
            holder.wait(timeout=20)
            holder.stdout.close()

    @contextmanager
    def full(self) -> Iterator[None]:
        """The kernel refuses the workers' writes beyond the first pages of any file."""
        workers = self.server.workers()
        before = {pid: _limit_files(pid, (8_192, resource.RLIM_INFINITY)) for pid in workers}
        try:
            yield
        finally:
            for pid, limits in before.items():
                _limit_files(pid, limits)

    def crash(self) -> None:
        """Kill the server, whose processes are the engine, and start it again."""
        self.server.restart()

    def back_up(self) -> None:
        """Let SQLite copy the file."""
        connection.cursor().execute("VACUUM INTO %s", [f"{self._file}.backup"])

    def restore(self) -> None:
        """Put the file back while nobody has it open."""
        self.server.stop()
        connections.close_all()
        for ending in ("-wal", "-shm"):
            Path(f"{self._file}{ending}").unlink(missing_ok=True)
        shutil.move(f"{self._file}.backup", self._file)
        self.server.start()


class PostgreSQL(FaultyDatabase):
    """A cluster of our own; its postmaster is found through a connection."""

    @contextmanager
    def down(self) -> Iterator[None]:
        """The processes stand still, so that every query and every new connection hangs."""
        stopped = [self._postmaster(), *self._backends()]
        for pid in stopped:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in stopped:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    @contextmanager
    def full(self) -> Iterator[None]:
        """The database refuses at COMMIT, with the code it has for a full disk."""
        self._execute(NOT_FULL)
        self._execute(FULL)
        try:
            yield
        finally:
            self._execute(NOT_FULL)

    def crash(self) -> None:
        """SIGKILL one backend: the postmaster ends all others and recovers from its log."""
        for pid in self._backends()[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            time.sleep(0.2)
            connections.close_all()
            with suppress(DatabaseError):
                self._backends()
                return

    def back_up(self) -> None:
        """Copy the database inside the cluster."""
        self.server.stop()
        self._in_other_database(
            f'DROP DATABASE IF EXISTS "{self._name}_backup"',
            f'CREATE DATABASE "{self._name}_backup" TEMPLATE "{self._name}"',
        )
        self.server.start()

    def restore(self) -> None:
        """Put the copy in the place of the database."""
        self.server.stop()
        self._in_other_database(
            f'DROP DATABASE "{self._name}"',
            f'ALTER DATABASE "{self._name}_backup" RENAME TO "{self._name}"',
        )
        self.server.start()

    @property
    def _name(self) -> str:
        return str(connection.settings_dict["NAME"])

    def _postmaster(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (own,) = cursor.fetchone()
        return int(Path(f"/proc/{own}/stat").read_text().rpartition(")")[2].split()[1])

    def _backends(self) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return [pid for (pid,) in cursor.fetchall()]

    def _execute(self, sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '10s'")
            cursor.execute(sql)
            cursor.execute("SET lock_timeout = DEFAULT")

    def _in_other_database(self, *statements: str) -> None:
        name = connection.settings_dict["NAME"]
        connections.close_all()
        connection.settings_dict["NAME"] = "postgres"
        try:
            with connection.cursor() as cursor:
                self._wait_until_alone(cursor, name)
                for statement in statements:
                    cursor.execute(statement)
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = name

    def _wait_until_alone(self, cursor: Any, name: str) -> None:
        """End sessions that stopped servers have left, and wait until the last is gone."""
        for _ in range(100):
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )
            if not cursor.fetchall():
                return
            time.sleep(0.1)


def faulty_database(server: Server) -> FaultyDatabase:
    """Return what can befall the database that Django is connected to."""
    kinds = {"sqlite": SQLite, "postgresql": PostgreSQL}
    return kinds[connection.vendor](server)


def _limit_files(pid: int, limits: tuple[int, int]) -> tuple[int, int]:
    try:
        return resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)
    except ProcessLookupError:
        return limits
