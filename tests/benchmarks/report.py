"""What a report costs: its PDF beside the layout alone, its preview, and a file made before.

`bin/bench report [--pages N] [--times N] [--quick]`; the last line is JSON.
"""

import argparse
import io
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

from tests.benchmarks import servers
from tests.benchmarks.saying import say

RATIO_AIM = 1.25
PREVIEW_AIM = 0.1
PARAGRAPH = (
    "Plans were written soon after the assessment in most of the cases that we read, and the child "
    "and a parent or carer could say what was in them. Where they were not, a change of worker was "
    "the reason given most often. Managers had seen this in their own reviews and had begun to act "
    "on it before we came, which staff in both teams confirmed when we met them. "
)


def main() -> None:
    """Make the demonstration, let its report grow, measure, say what was found."""
    options = _read_options()
    with tempfile.TemporaryDirectory(prefix="yotinspect-bench.") as name:
        folder = Path(name)
        servers.prepare_environment(folder, f"sqlite:///{folder}/db.sqlite3")
        django.setup()
        say("Making the demonstration …")
        call_command("prepare", verbosity=0)
        say(json.dumps(_measure(options)))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench report", description=__doc__)
    parser.add_argument("--pages", type=int, default=40, help="at least so many pages")
    parser.add_argument("--times", type=int, default=5, help="how often each is measured")
    parser.add_argument("--quick", action="store_true", help="once, for a first look")
    options = parser.parse_args()
    if options.quick:
        options.times = 1
    return options


def _measure(options: argparse.Namespace) -> dict[str, Any]:
    # Models, and what lays out pages in this process, can be imported only now.
    from dashboard.services.demo.building import main_reference
    from inspections.models import Inspection

    inspection = Inspection.objects.get(reference=main_reference())
    pages = _grow(inspection, options.pages)
    say(f"A report of {pages} pages")
    total, alone = _layout_times(inspection, options.times)
    preview = _preview_times(inspection, max(options.times, 10))
    first, second = _file_times(inspection)
    ratio = total / alone
    say(f"layout alone:          {alone:.2f} s")
    say(f"report in total:       {total:.2f} s")
    say(f"ratio:                 {ratio:.2f} (aim {RATIO_AIM} or less)")
    say(f"preview:               {preview * 1000:.0f} ms of the server (aim under 100)")
    say(f"file asked for:        {first:.2f} s")
    say(f"unchanged, once more:  {second:.2f} s")
    return {
        "pages": pages,
        "times": options.times,
        "alone": round(alone, 3),
        "total": round(total, 3),
        "ratio": round(ratio, 3),
        "ratio_holds": ratio <= RATIO_AIM,
        "preview_ms": round(preview * 1000, 1),
        "preview_holds": preview < PREVIEW_AIM,
        "first": round(first, 3),
        "from_cache": round(second, 3),
    }


def _grow(inspection: Any, pages: int) -> int:
    """Write paragraphs and findings into every theme until the report has so many pages."""
    import pikepdf

    from accounts.roles import RoleCode
    from reports.choices import Format, Language
    from reports.services.explanations import add_block
    from reports.services.findings import add_finding
    from reports.services.makers import make_file
    from reports.types import BlockContent
    from standards.queries import get_content

    lead = inspection.team.get(role=RoleCode.LEAD_INSPECTOR).user
    chosen = inspection.standards.values_list("code", flat=True)
    known = get_content(inspection.framework).standard_by_code
    # Texts stand in a theme's first sub-area, where it has any.
    places = {code: known[code].areas[0].code if known[code].areas else "" for code in chosen}
    while True:
        pdf = make_file(inspection, Language.ENGLISH, Format.PDF)
        with pikepdf.open(io.BytesIO(pdf)) as document:
            count = len(document.pages)
        if count >= pages:
            return count
        for theme, area in places.items():
            where = {"inspection": inspection, "standard": theme, "by": lead}
            add_finding(text=PARAGRAPH, **where)
            for _number in range(max(1, (pages - count) // 2)):
                add_block(content=BlockContent("paragraph", PARAGRAPH), area=area, **where)


def _layout_times(inspection: Any, times: int) -> tuple[float, float]:
    """Return the medians of the whole and of the layout alone, measured in turns."""
    from reports.choices import Format, Language
    from reports.queries.document import build_document
    from reports.queries.pictures import picture_addresses
    from reports.services.files import document_markup, paper_styles
    from reports.services.layout import print_pages
    from reports.services.makers import check_file, make_file
    from reports.services.press import warm_up
    from reports.services.printing import make_job

    document = build_document(inspection, Language.ENGLISH)
    markup = document_markup(document)
    job = make_job(markup, picture_addresses(document), paper_styles(document))

    def whole() -> None:
        check_file(make_file(inspection, Language.ENGLISH, Format.PDF), Format.PDF)

    taken: list[tuple[float, float]] = []
    print_pages(job)  # the libraries load what they need the first time
    for _number in range(times):
        # As in a worker, where the next process waits before it is needed.
        warm_up()
        time.sleep(3)
        taken.append((_seconds(whole), _seconds(lambda: print_pages(job))))
        say(f"  in total {taken[-1][0]:.2f} s, layout alone {taken[-1][1]:.2f} s")
    return statistics.median(a for a, _b in taken), statistics.median(b for _a, b in taken)


def _preview_times(inspection: Any, times: int) -> float:
    """Return the median time in which the server answers with the preview."""
    from django.test import Client
    from django.urls import reverse

    # As in the server: what it has loaded is set aside from the search for garbage.
    import yotinspect.wsgi  # noqa: F401
    from accounts.roles import RoleCode

    client = Client(SERVER_NAME="localhost")
    client.force_login(inspection.team.get(role=RoleCode.LEAD_INSPECTOR).user)
    address = reverse("reports:report-preview", args=[inspection.reference])
    if client.get(address).status_code != 200:
        raise SystemExit("The preview was not shown. Nothing was measured.")
    return statistics.median(_seconds(lambda: client.get(address)) for _number in range(times))


def _file_times(inspection: Any) -> tuple[float, float]:
    """Return how long a file takes from asking to being ready, and the same once more."""
    from accounts.roles import RoleCode
    from reports.choices import Format, Language, RenderingStatus
    from reports.services.renderings import request_rendering, run_rendering

    lead = inspection.team.get(role=RoleCode.LEAD_INSPECTOR).user

    def ask() -> None:
        rendering = request_rendering(
            inspection=inspection, language=Language.ENGLISH, format_=Format.PDF, by=lead
        )
        run_rendering.call(rendering.pk)
        rendering.refresh_from_db()
        if rendering.status != RenderingStatus.READY:
            raise SystemExit(f"No file was made: {rendering.failure}")

    return _seconds(ask), _seconds(ask)


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
