"""How long it takes to send a large caseload, have it checked, and draw the sample from it.

`bin/bench sample [--rows N] [--times N] [--quick]`; the last line is JSON.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Page

from tests.benchmarks import servers
from tests.benchmarks.browsing import chromium, signed_in
from tests.benchmarks.saying import say

AIM = 10
STEPS = ("uploaded and checked", "accepted", "proposed", "drawn")


def main() -> None:
    """Start everything, measure, say what was found."""
    options = _read_options()
    with tempfile.TemporaryDirectory(prefix="yotinspect-bench.") as name:
        folder = Path(name)
        with servers.postgresql(folder / "postgres") as url:
            servers.prepare_environment(folder, url)
            email, password, visits = _prepare_world(folder, options)
            with servers.gunicorn() as port, chromium() as browser:
                page = signed_in(browser, f"http://127.0.0.1:{port}", email, password)
                found = [_measure(page, f"http://127.0.0.1:{port}", *one) for one in visits]
    say(json.dumps(_say(found, options.rows)))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench sample", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="cases in the file")
    parser.add_argument("--times", type=int, default=5, help="how often it is measured")
    parser.add_argument("--quick", action="store_true", help="once, for a first look")
    options = parser.parse_args()
    if options.quick:
        options.times = 1
    return options


def _prepare_world(
    folder: Path, options: argparse.Namespace
) -> tuple[str, str, list[tuple[str, Path]]]:
    """Fill the database; return who signs in, and an inspection with its file for each time."""
    django.setup()
    servers.prepare_data()
    # Models can be imported only now.
    from tests.benchmarks.planning import PASSWORD, announce_inspections

    lead, inspections = announce_inspections(options.times)
    visits = [
        (one.reference, _write_caseload(folder, one, options.rows, number))
        for number, one in enumerate(inspections)
    ]
    return lead.email, PASSWORD, visits


def _write_caseload(folder: Path, inspection: Any, rows: int, number: int) -> Path:
    from tests.factories.caseloads import make_file, make_rows

    path = folder / f"caseload-{number}.csv"
    path.write_bytes(make_file(make_rows(inspection, rows, seed=str(number))))
    return path


def _measure(page: Page, site: str, reference: str, file: Path) -> dict[str, float]:
    """Go from the file to the drawn sample; return the seconds until each page stood there."""
    home = f"{site}/inspections/{reference}"
    page.goto(f"{home}/caseload/")
    page.locator("input[type=file]").set_input_files(file)
    clicks: tuple[Callable[[], object], ...] = (
        lambda: page.get_by_role("button", name="Send the file").click(),
        lambda: page.get_by_role("button", name="Accept this caseload").click(),
        lambda: page.goto(f"{home}/sample/"),
        lambda: page.get_by_role("button", name="Draw the sample").click(),
    )
    ends = (f"{home}/caseload/check/", f"{home}/setup/", f"{home}/sample/", f"{home}/sample/")
    taken = {}
    for step, click, end in zip(STEPS, clicks, ends, strict=True):
        begin = time.perf_counter()
        click()
        page.wait_for_url(end)
        page.wait_for_load_state()
        taken[step] = time.perf_counter() - begin
    page.get_by_role("heading", name="Sample", exact=True).wait_for()
    return taken


def _say(found: list[dict[str, float]], rows: int) -> dict[str, Any]:
    medians = {step: round(statistics.median(one[step] for one in found), 2) for step in STEPS}
    total = statistics.median(sum(one.values()) for one in found)
    slowest = max(sum(one.values()) for one in found)
    for step, seconds in medians.items():
        say(f"{step}: {seconds:.2f} s")
    say(f"{rows:,} rows from the file to the sample: {total:.2f} s (aim under {AIM})")
    return {
        "rows": rows,
        "times": len(found),
        "seconds": medians,
        "total": round(total, 2),
        "slowest": round(slowest, 2),
    }


if __name__ == "__main__":
    main()
