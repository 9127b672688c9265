"""Points at which a server process dies by its own SIGKILL: before or after the commit of a save.

The driver lays a file per death into a folder; the process that manages to remove it dies.
"""

import os
import signal
from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse

# Answers; everything else that is typed.
SAVES = ("/answers/", "/fieldwork/saves/")


class FaultPoint(StrEnum):
    """Where a process can be made to die."""

    BEFORE_COMMIT = "before-commit"
    AFTER_COMMIT = "after-commit"


_in_save: ContextVar[bool] = ContextVar("in_save", default=False)


class MarkSaves:
    """Marks the requests that save something typed, so that no other commit is touched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the mark set."""
        is_save = any(part in request.path for part in SAVES)
        token = _in_save.set(request.method in ("PUT", "POST") and is_save)
        try:
            return self.get_response(request)
        finally:
            _in_save.reset(token)


def arm(folder: Path, point: FaultPoint, times: int = 1) -> None:
    """Let the next saves die at the point, one process each."""
    folder.mkdir(exist_ok=True)
    for number in range(times):
        (folder / f"{point}.{number}").touch()


def disarm(folder: Path) -> None:
    """Let nobody die any more."""
    for file in folder.glob("*"):
        file.unlink(missing_ok=True)


def install() -> None:
    """Put the points around every commit of this process."""
    original = BaseDatabaseWrapper._commit

    def commit(self: BaseDatabaseWrapper) -> Any:
        _die_if_armed(FaultPoint.BEFORE_COMMIT)
        result = original(self)
        _die_if_armed(FaultPoint.AFTER_COMMIT)
        return result

    BaseDatabaseWrapper._commit = commit


def _die_if_armed(point: FaultPoint) -> None:
    if not _in_save.get():
        return
    for file in settings.FAULT_POINTS.glob(f"{point}.*"):
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        os.kill(os.getpid(), signal.SIGKILL)
