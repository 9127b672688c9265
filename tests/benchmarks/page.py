"""How soon a case of 150 questions can be used on a slow laptop, and how fast its routing reacts.

`bin/bench page [--times N] [--slower N] [--quick]`; the last line is JSON.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Page

from tests.benchmarks import servers
from tests.benchmarks.browsing import chromium, signed_in
from tests.benchmarks.saying import say

AIM_USABLE, AIM_ROUTING = 1000, 100

# The script of the page hides the advice to save by hand when all of it has started.
WATCH = """
new MutationObserver((_changes, watcher) => {
  if (!document.getElementById('save-by-hand')?.hidden) return
  watcher.disconnect()
  window.usableAt = performance.now()
}).observe(document, { subtree: true, childList: true, attributeFilter: ['hidden'] })
"""
TIMES = """
() => {
  const [navigation] = performance.getEntriesByType('navigation')
  const { responseEnd, domInteractive } = navigation
  return { usable: window.usableAt, response: responseEnd, interactive: domInteractive }
}
"""
# From the click until the frame that shows what it opened or closed.
CLICK_GATE = """
async (id) => {
  const asked = () => document.querySelectorAll('[data-question]:not([hidden])').length
  const before = asked()
  const begin = performance.now()
  document.getElementById(id).click()
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return { taken: performance.now() - begin, changed: asked() - before }
}
"""


def main() -> None:
    """Start everything, measure, say what was found."""
    options = _read_options()
    with tempfile.TemporaryDirectory(prefix="yotinspect-bench.") as name:
        folder = Path(name)
        with servers.postgresql(folder / "postgres") as url:
            servers.prepare_environment(folder, url)
            email, password, path = _prepare_world()
            with servers.gunicorn() as port, chromium() as browser:
                site = f"http://127.0.0.1:{port}"
                page = signed_in(browser, site, email, password)
                found = _measure(page, f"{site}{path}", options)
    say(json.dumps(found))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench page", description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="how often each is measured")
    parser.add_argument("--slower", type=float, default=4, help="times slower than this machine")
    parser.add_argument("--quick", action="store_true", help="3 times each, for a first look")
    options = parser.parse_args()
    if options.quick:
        options.times = 3
    return options


def _prepare_world() -> tuple[str, str, str]:
    """Fill the database; return who signs in, and the address of a half-answered case."""
    django.setup()
    servers.prepare_data()
    # Models can be imported only now.
    from django.urls import reverse

    from tests.benchmarks.world import PASSWORD, make_world

    world = make_world(inspectors=1, cases=1)
    case = world.assessments[0].case
    path = reverse("cases:case-score", args=[world.inspection.reference, case.reference])
    return world.people[0].email, PASSWORD, path


def _measure(page: Page, case: str, options: argparse.Namespace) -> dict[str, Any]:
    page.add_init_script(WATCH)
    sections = [f"{case}part-{number}/" for number in range(8)]
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": options.slower})
    session.send("Network.enable")
    loads = {}
    for name, is_cold in (("first visit", True), ("next section", False)):
        session.send("Network.setCacheDisabled", {"cacheDisabled": is_cold})
        loads[name] = [
            _open(page, sections[number % len(sections)]) for number in range(options.times + 1)
        ][1:]
    _open(page, sections[0])
    return {
        "slower": options.slower,
        "usable": {name: _say_loads(name, times) for name, times in loads.items()},
        "routing": _say_routing([_click_gates(page) for _time in range(options.times)]),
    }


def _open(page: Page, address: str) -> dict[str, float]:
    page.goto(address)
    page.wait_for_function("window.usableAt")
    return page.evaluate(TIMES)


def _click_gates(page: Page) -> float:
    """Open and close the questions behind the first gate; return the slower of both."""
    closed, opened = (page.evaluate(CLICK_GATE, f"q-AQ01-{value}") for value in ("no", "yes"))
    if not closed["changed"] < 0 < opened["changed"]:
        sys.exit("The gate neither closed nor opened a question. Nothing was measured.")
    return max(closed["taken"], opened["taken"])


def _say_loads(name: str, loads: list[dict[str, float]]) -> dict[str, float]:
    found = {key: round(statistics.median(one[key] for one in loads), 1) for key in loads[0]}
    say(
        f"{name}: usable after {found['usable']:.0f} ms (aim under {AIM_USABLE}), of which "
        f"{found['response']:.0f} until the page was here and {found['interactive']:.0f} until "
        f"it was read; slowest {max(one['usable'] for one in loads):.0f}"
    )
    return found


def _say_routing(taken: list[float]) -> dict[str, float]:
    found = {"median": round(statistics.median(taken), 1), "slowest": round(max(taken), 1)}
    say(
        f"routing: questions opened or closed {found['median']:.0f} ms after the click "
        f"(aim under {AIM_ROUTING}); slowest {found['slowest']:.0f}"
    )
    return found


if __name__ == "__main__":
    main()
