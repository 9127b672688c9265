"""How long a save takes beside the least it could take, and how many fit into a second.

`bin/bench saves [--rate N] [--seconds N] [--quick]`; the last line is JSON.
"""

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import django

from tests.benchmarks import servers
from tests.benchmarks.saying import say
from tests.benchmarks.wire import sign_in

AIM_RATIO, AIM_STATEMENTS, AIM_RATE, AIM_P95 = 2.0, 12, 150, 0.3
STEPS = (50, 75, 100, 125, 150, 175, 200, 250, 300)
WARMING = 3.0
COUNTED = 10


class Client:
    """The load client's process."""

    def __init__(self, job: dict[str, Any]) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.load"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, cwd=servers.ROOT, stdin=pipe, stdout=pipe, text=True
        )
        self._write(job)

    def run(
        self, kinds: list[str], rate: float, seconds: float, *, is_exact: bool
    ) -> dict[str, Any]:
        """Run one phase: so many requests of each kind per second, for so many seconds."""
        self._write({"kinds": kinds, "rate": rate, "seconds": seconds, "is_exact": is_exact})
        return json.loads(self.process.stdout.readline())

    def _write(self, line: dict[str, Any]) -> None:
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()

    def stop(self) -> None:
        """Let the process end."""
        self.process.stdin.close()
        self.process.wait(timeout=20)


def main() -> None:
    """Start everything, measure, say what was found."""
    options = _read_options()
    with tempfile.TemporaryDirectory(prefix="yotinspect-bench.") as name:
        folder = Path(name)
        with servers.postgresql(folder / "postgres") as url:
            durability = servers.durability_of(url)
            servers.prepare_environment(folder, url)
            job = _prepare_world()
            _describe(durability)
            with servers.gunicorn() as port:
                client = Client(_sign_everybody_in(job, port))
                try:
                    found = _measure(client, options, url, folder / "postgres")
                finally:
                    client.stop()
    say(json.dumps({**found, "postgresql": durability}))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench saves", description=__doc__)
    parser.add_argument("--rate", type=float, default=10, help="saves per second to compare at")
    parser.add_argument("--seconds", type=float, default=30, help="length of each measurement")
    parser.add_argument("--quick", action="store_true", help="5 seconds each, for a first look")
    options = parser.parse_args()
    if options.quick:
        options.seconds = 5
    return options


def _prepare_world() -> list[list[dict[str, Any]]]:
    """Fill the database; return the questions each person is going to answer, with who they are."""
    django.setup()
    servers.prepare_data()
    # Models can be imported only now.
    from cases.queries.answering import stored_answers
    from tests.benchmarks.floor import make_tables
    from tests.benchmarks.world import make_world

    make_tables()
    world = make_world()
    versions = {one.pk: stored_answers(one) for one in world.assessments}
    return [
        [
            {
                "email": person.email,
                "assessment": str(one.pk),
                "code": code,
                "version": versions[one.pk][code].version if code in versions[one.pk] else 0,
            }
            for one in world.assessments
            if one.scorer_id == person.pk
            for code in world.codes
        ]
        for person in world.people
    ]


def _sign_everybody_in(job: list[list[dict[str, Any]]], port: int) -> dict[str, Any]:
    from tests.benchmarks.world import PASSWORD

    people = []
    for questions in job:
        session = sign_in(port, questions[0]["email"], PASSWORD)
        people.append(
            [{k: v for k, v in one.items() if k != "email"} | session for one in questions]
        )
    return {"port": port, "people": people}


def _describe(durability: dict[str, str]) -> None:
    shown = ", ".join(f"{name} {value}" for name, value in durability.items())
    say(f"PostgreSQL: {shown}")
    say(
        f"gunicorn: {servers.WORKERS} workers of {servers.THREADS} threads, "
        f"keep-alive {servers.KEEP_ALIVE} s; Python {platform.python_version()}; "
        f"{os.cpu_count()} cores shared by server, database and client"
    )


def _measure(
    client: Client, options: argparse.Namespace, url: str, postgres: Path
) -> dict[str, Any]:
    client.run(["save", "floor"], options.rate * 2, WARMING, is_exact=False)
    statements = _count_statements(client, url, postgres)
    compared = _compare(client, options)
    return {**compared, "statements": statements, "capacity": _find_capacity(client, options)}


def _count_statements(client: Client, url: str, postgres: Path) -> dict[str, float]:
    """Count what PostgreSQL is sent for a save, BEGIN, COMMIT and all; shown one by one."""
    found = {}
    for kind in ("save", "floor"):
        with servers.statements_logged(url, postgres) as statements:
            client.run([kind], COUNTED, 1, is_exact=False)
        own = [one for one in statements if "log_statement" not in one and "reload" not in one]
        found[kind] = len(own) / COUNTED
        if kind == "save":
            say("\nStatements of one save:")
            for number, statement in enumerate(own[: round(found[kind])], start=1):
                say(f"  {number:2} {statement[:110]}")
    say(
        f"Statements per save: {found['save']:g} (aim {AIM_STATEMENTS}); "
        f"of the floor: {found['floor']:g}"
    )
    return found


def _compare(client: Client, options: argparse.Namespace) -> dict[str, Any]:
    """Save and the floor in turns, so that both see the same machine."""
    run = client.run(["save", "floor"], options.rate, options.seconds, is_exact=True)
    say(f"\nAt {options.rate:g}/s each, in turns, for {options.seconds:g} s, from the due time:")
    found = {name: _summarise(kind, run) for name, kind in run["kinds"].items()}
    for name, one in found.items():
        say(f"  {name:5} {_in_words(one)}")
    ratio = found["save"]["median"] / found["floor"]["median"]
    say(f"  ratio of the medians {ratio:.2f} (aim {AIM_RATIO:g})")
    return {"at": options.rate, **found, "ratio": round(ratio, 3)}


def _find_capacity(client: Client, options: argparse.Namespace) -> dict[str, Any]:
    """Climb or descend from the aim; the highest rate that was held."""
    say(
        f"\nCapacity, {options.seconds:g} s each "
        f"(held: p95 under {AIM_P95 * 1000:g} ms, none failed):"
    )
    start = STEPS.index(AIM_RATE)
    held = None
    first = _try_rate(client, AIM_RATE, options.seconds)
    rest = STEPS[start + 1 :] if first["is_held"] else reversed(STEPS[:start])
    if first["is_held"]:
        held = first
    for rate in rest:
        tried = _try_rate(client, rate, options.seconds)
        if tried["is_held"]:
            held = tried
        if tried["is_held"] != first["is_held"]:
            break
    say(f"Held: {held['rate']:g}/s (aim {AIM_RATE}/s)" if held else "Held: none of the rates")
    return held or {"rate": 0}


def _try_rate(client: Client, rate: float, seconds: float) -> dict[str, Any]:
    run = client.run(["save"], rate, seconds, is_exact=False)
    found = _summarise(run["kinds"]["save"], run)
    is_held = found["failed"] == 0 and found["p95"] < AIM_P95
    say(f"  {rate:g}/s {_in_words(found)} {'held' if is_held else 'not held'}")
    return {"rate": rate, **found, "is_held": is_held}


def _summarise(kind: dict[str, Any], run: dict[str, Any]) -> dict[str, Any]:
    latencies = sorted(kind["latencies"]) or [math.inf]
    if kind["failures"]:
        say(f"  failed: {kind['failures'][0][:300]}")
    return {
        "requests": len(kind["latencies"]) + run["unfinished"],
        "median": round(statistics.median(latencies), 5),
        "p95": round(latencies[math.ceil(len(latencies) * 0.95) - 1], 5),
        "slowest": round(latencies[-1], 5),
        "failed": len(kind["failures"]) + run["unfinished"],
    }


def _in_words(found: dict[str, Any]) -> str:
    return (
        f"{found['requests']:5} requests, median {found['median'] * 1000:6.1f} ms, "
        f"p95 {found['p95'] * 1000:6.1f} ms, slowest {found['slowest'] * 1000:6.1f} ms, "
        f"failed {found['failed']}"
    )


if __name__ == "__main__":
    main()
