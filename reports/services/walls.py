"""What keeps a process that lays out pages from reaching or taking anything else."""

import base64
import ctypes
import os
import resource
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Of what Python reports before it does it: other machines, other programs, other processes.
NEVER = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.kill",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.putenv",
    "ctypes.",
    "pty.",
    "shutil.move",
    "shutil.copy",
    "syslog.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
)
# These change files: allowed within the process's own folder.
CHANGING = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.utime"})
CLONE_NEWNET, CLONE_NEWUSER = 0x40000000, 0x10000000


@dataclass(frozen=True)
class Job:
    """Pages to lay out: markup, and all that it may use besides. Addresses are those in it."""

    markup: str
    stylesheets: tuple[str, ...]
    files: Mapping[str, bytes]
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """How much a process may take; `folder` is the only place where it may write."""

    seconds: int
    megabytes: int
    folder: str


class Outcome(Enum):
    """How a job ended; the value is the first byte of the answer."""

    DONE = b"D"
    REFUSED = b"R"
    OUT_OF_MEMORY = b"M"
    OUT_OF_TIME = b"T"
    BUSY = b"B"
    FAULT = b"F"


def write_job(job: Job, limits: Limits) -> dict[str, Any]:
    """Return a job with its limits as values that JSON can hold."""
    files = {url: base64.b64encode(content).decode() for url, content in job.files.items()}
    return {"job": {**asdict(job), "files": files}, "limits": asdict(limits)}


def read_job(written: Mapping[str, Any]) -> tuple[Job, Limits]:
    """Return the job and limits that were written."""
    job = dict(written["job"])
    job["files"] = {url: base64.b64decode(content) for url, content in job["files"].items()}
    job |= {name: tuple(job[name]) for name in ("stylesheets", "pictures")}
    return Job(**job), Limits(**written["limits"])


def limit_resources(limits: Limits) -> None:
    """Bound memory, processor time and files written; leave no trace of a crash on the disk."""
    memory = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_the_network() -> None:
    """Give up the network where the system lets us.

    Python itself refuses connections in any case, see refuse_everything_else.
    """
    system = ctypes.CDLL(None)
    if system.unshare(CLONE_NEWNET) != 0:
        system.unshare(CLONE_NEWUSER | CLONE_NEWNET)


def refuse_everything_else(limits: Limits) -> list[str]:
    """Let this process read the libraries, change files in its folder, and do nothing else.

    Return a list that names, from now on, what was refused. There is no way back.
    """
    refused: list[str] = []
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    readable = tuple({os.path.realpath(sysconfig.get_path(name)) for name in names})
    own = os.path.realpath(limits.folder)

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            allowed = (own,) if flags and flags & WRITING else (own, *readable)
            is_fine = isinstance(path, int) or _is_within(path, allowed)
        elif event in CHANGING:
            paths = [one for one in arguments if isinstance(one, str | bytes | os.PathLike)]
            is_fine = all(_is_within(path, (own,)) for path in paths)
        else:
            is_fine = not event.startswith(NEVER)
        if not is_fine:
            refused.append(event)
            raise PermissionError(event)

    sys.addaudithook(check)
    return refused


def _is_within(path: Any, folders: tuple[str, ...]) -> bool:
    real = Path(os.path.realpath(os.fsdecode(path)))
    return any(real.is_relative_to(folder) for folder in folders)
