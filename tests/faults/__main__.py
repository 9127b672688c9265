"""The command behind bin/faults: plays seeded runs and counts what they violate.

The last line of its output is JSON {runs, operations, conflicts, I1, I2, I3, I4, log}; it exits 0
only where all four invariants count 0.
"""

import argparse
import os
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

SABOTAGES = ("version", "receipt", "outbox", "opid")


def main() -> int:
    """Play the runs that the arguments ask for."""
    wanted = read_arguments()
    folder = Path(tempfile.mkdtemp(prefix="yotinspect-faults-"))
    os.environ.update(
        DJANGO_SETTINGS_MODULE="tests.faults.settings",
        YOTINSPECT_DATA=str(folder),
        SECRET_KEY=secrets.token_urlsafe(50),
    )
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
    import django

    django.setup()
    from tests.faults.command import play_all

    try:
        return play_all(wanted, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="bin/faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--first", type=int, default=1, help="number of the first run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sabotage", choices=SABOTAGES, default="")
    parser.add_argument("--log", type=Path)
    wanted = parser.parse_args()
    stamp = time.strftime("%Y%m%d-%H%M%S")
    wanted.log = wanted.log or Path("var") / "faults" / f"{wanted.seed}-{stamp}.jsonl"
    return wanted


if __name__ == "__main__":
    sys.exit(main())
