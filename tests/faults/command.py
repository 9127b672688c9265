"""Carries out one command, once Django is there, and says what came of it."""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

from django.core.management import call_command
from playwright.sync_api import sync_playwright

from accounts.models import User
from accounts.services.people import create_user
from tests.faults.kills import kill_again_and_again
from tests.faults.log import FaultLog, read_runs
from tests.faults.oracle import INVARIANTS, Violation, count
from tests.faults.runner import Setting, play_run, raised
from tests.faults.sabotage import sabotage_client
from tests.faults.scene import make_scene
from tests.faults.servers import Server, free_port


def play_all(wanted: argparse.Namespace, folder: Path) -> int:
    """Play all runs on one stage; return the exit status."""
    call_command("migrate", verbosity=0)
    log = FaultLog(wanted.log)
    static = sabotage_client(wanted.sabotage, folder)
    setting = Setting(folder, os.environ["DATABASE_URL"], wanted.sabotage, static)
    with sync_playwright() as playwright, raised(setting, playwright, log) as stage_for:
        stage = stage_for(make_scene(make_user))
        for run in range(wanted.first, wanted.first + wanted.runs):
            started = time.monotonic()
            violations = play_run(stage, wanted.seed, run)
            report(wanted, run, violations, time.monotonic() - started)
    log.close()
    sums = count(read_runs(wanted.log))
    say(json.dumps({**sums, "log": str(wanted.log)}))
    return int(any(sums[name] for name in INVARIANTS))


def kill_all(wanted: argparse.Namespace, folder: Path) -> int:
    """Kill the server in the middle of saves; return the exit status."""
    call_command("migrate", verbosity=0)
    log = FaultLog(wanted.log)
    setting = Setting(folder, os.environ["DATABASE_URL"])
    server = Server(free_port(), folder, setting.database_url, setting.environment)
    server.gather_static_files()
    server.start()
    try:
        killed = kill_again_and_again(server, make_scene(make_user), log, wanted.kills, say)
    finally:
        server.kill()
    log.close()
    say(json.dumps({**asdict(killed), "log": str(wanted.log)}))
    return int(killed.lost > 0)


def make_user(name: str) -> User:
    """Create a person, who signs in as first.last@example.org."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return create_user(email=email, name=name, password="correct-horse-battery", by="tests")


def report(
    wanted: argparse.Namespace, run: int, violations: list[Violation], seconds: float
) -> None:
    """Tell of a run; of a violation so that it can be played again."""
    say(f"Run {run}: {len(violations)} violations in {seconds:.1f} s")
    for violation in violations[:5]:
        say(f"  {violation.invariant} {violation.sentence} {json.dumps(violation.record)[:400]}")
    if violations:
        sabotage = f" --sabotage {wanted.sabotage}" if wanted.sabotage else ""
        place = f"--seed {wanted.seed} --first {run} --runs 1 --database {wanted.database}"
        say(f"  Again: bin/faults {place}{sabotage}")


def say(sentence: str) -> None:
    """Write a line at once."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()
