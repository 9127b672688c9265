"""The command behind bin/faults: plays seeded runs and counts what they violate.

The last line of its output is JSON {runs, operations, conflicts, I1, I2, I3, I4, log}; it exits 0
only where all four invariants count 0. With --kills N it kills the server N times instead, and
with --named it runs every named fault case.
"""

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SABOTAGES = ("version", "receipt", "outbox", "opid")
QUICK_RUNS = 6


def main() -> int:
    """Do what the arguments ask for."""
    wanted = read_arguments()
    # Ended from outside, it still stops the servers and browsers that it has started.
    signal.signal(signal.SIGTERM, lambda *_arguments: sys.exit(143))
    if wanted.database == "both":
        return run_on_both(wanted)
    with (
        tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as name,
        started(wanted.database, Path(name)) as database_url,
    ):
        return run_on(database_url, wanted, Path(name))


def read_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="bin/faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, metavar="N")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="number of the first run")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="sqlite")
    parser.add_argument("--sabotage", choices=SABOTAGES, default="", help="take a part out")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="kill -9, N times")
    parser.add_argument("--named", action="store_true", help="run every named fault case")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} runs only")
    parser.add_argument("--log", type=Path, metavar="FILE")
    wanted = parser.parse_args()
    if wanted.quick:
        wanted.runs = QUICK_RUNS
    stamp = time.strftime("%Y%m%d-%H%M%S")
    wanted.log = wanted.log or Path("var") / "faults" / f"{wanted.seed}-{stamp}.jsonl"
    return wanted


def run_on_both(wanted: argparse.Namespace) -> int:
    """Run once for each database, in a process of its own, for Django connects once; add up."""
    statuses, sums = [], Counter[str]()
    for database in ("sqlite", "postgres"):
        log = wanted.log.with_stem(f"{wanted.log.stem}-{database}")
        more = ["--database", database, "--log", str(log)]
        command = [sys.executable, "-m", "tests.faults", *sys.argv[1:], *more]
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
        sys.stdout.write(done.stdout)
        statuses.append(done.returncode)
        if not wanted.named:
            told = json.loads(done.stdout.splitlines()[-1])
            sums.update({name: number for name, number in told.items() if name != "log"})
    if not wanted.named:
        logs = wanted.log.with_stem(f"{wanted.log.stem}-*")
        sys.stdout.write(json.dumps({**sums, "log": str(logs)}) + "\n")
    return max(statuses)


@contextmanager
def started(database: str, folder: Path) -> Iterator[str]:
    """Yield the address of a new database below the folder."""
    if database == "sqlite":
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    # Its programs run as another user, who must be able to reach them.
    folder.chmod(0o755)
    place = folder / "postgres"
    place.mkdir()
    start = [sys.executable, "tests/postgres.py", str(place)]
    pid, url = subprocess.run(start, check=True, capture_output=True, text=True).stdout.split()
    try:
        yield url
    finally:
        stop(int(pid))


def stop(pid: int) -> None:
    """End the database server, which is no child of ours, and wait until it has."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
        for _ in range(200):
            os.kill(pid, 0)
            time.sleep(0.1)


def run_on(database_url: str, wanted: argparse.Namespace, folder: Path) -> int:
    """Set Django up on the database and carry the command out."""
    os.environ.update(
        YOTINSPECT_DATA=str(folder),
        SECRET_KEY=secrets.token_urlsafe(50),
        DATABASE_URL=database_url,
        HTTPS="off",
    )
    if wanted.named:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "tests/faults"], check=False
        ).returncode
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.faults.settings"
    import django

    django.setup()
    from tests.faults import command

    return command.kill_all(wanted, folder) if wanted.kills else command.play_all(wanted, folder)


if __name__ == "__main__":
    sys.exit(main())
