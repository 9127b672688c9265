"""Hostile texts in every text field of a report: nothing of them runs in a browser."""

import pytest
from django.urls import reverse

from reports.choices import Format, Language
from reports.services.makers import make_file
from reports.services.recommendations import add_group, add_recommendation
from reports.services.texts import edit_foreword
from tests.factories.hostile import poison, set_trap
from tests.factories.inspections import make_inspection
from tests.factories.reports import FOREWORD, make_counted_cases, write_theme

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# The browser's own word for whatever a page's policy refused it.
WATCH = """
window.refused = []
document.addEventListener('securitypolicyviolation', (event) => {
  window.refused.push(event.violatedDirective + ' ' + event.blockedURI)
})
"""
# Data for our own scripts stands in elements that no browser runs.
RUNNING = 'main script:not([type="application/json"]), main iframe, main object, main math'
PAGES = (
    ("report-preview", ()),
    ("report-detail", ()),
    ("file-list", ()),
    ("foreword-edit", ()),
    ("theme-edit", ("assessing",)),
    ("recommendation-list", ()),
)


@pytest.fixture
def hostile(transactional_db, inspector, lead_inspector, tmp_path):
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_counted_cases(inspection, inspector)
    edit_foreword(inspection=inspection, foreword=FOREWORD, base_version=0, by=lead_inspector)
    for theme in ("assessing", "planning", "leading"):
        write_theme(inspection, theme, lead_inspector)
    group = add_group(inspection=inspection, addressee="The Chair", by=lead_inspector)
    add_recommendation(group=group, text="partners come", by=lead_inspector)
    with set_trap(tmp_path) as trap:
        poison(inspection, trap.texts())
        inspection.refresh_from_db()
        yield inspection, trap


@pytest.fixture
def watched(page):
    """A page with what its scripts did: dialogs, refusals, requests to elsewhere."""
    seen = []
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: seen.append(said.text) if "Policy" in said.text else None)
    return page, seen


def refused(page):
    return page.evaluate("window.refused")


def test_nothing_runs_on_the_pages_of_a_hostile_report(hostile, watched, sign_in, lead_inspector):
    inspection, trap = hostile
    page, seen = watched
    sign_in(page, lead_inspector)
    for name, arguments in PAGES:
        page.goto(reverse(f"reports:{name}", args=[inspection.reference, *arguments]))
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")

        assert refused(page) == [], name
        assert page.locator(RUNNING).count() == 0
    assert seen == []
    assert trap.hits == []


def test_nothing_runs_in_the_report_as_a_page(hostile, watched, tmp_path):
    inspection, trap = hostile
    page, seen = watched
    file = tmp_path / "report.html"
    file.write_bytes(make_file(inspection, Language.ENGLISH, Format.HTML))
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(file.as_uri())
    page.wait_for_load_state("networkidle")
    page.mouse.move(300, 300)

    assert seen == []
    assert refused(page) == []
    assert trap.hits == []
    assert [url for url in asked if not url.startswith(("data:", file.as_uri()))] == []
    assert page.locator("body", has_text="alert(1)").count() == 1


def test_watched_page_would_tell(watched, live_server, sign_in, lead_inspector):
    page, seen = watched
    page.goto(live_server.url + "/accounts/sign-in/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.wait_for_function("window.refused.length > 0")

    assert seen
