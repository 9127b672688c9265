"""Whoever is in a part of a page that is brought up to date keeps their place."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from cases.presenters.outbox import TIMING
from inspections.models import Inspection
from reports.choices import Format, Language, RenderingStatus
from reports.models import Rendering, Report
from tests.factories.inspections import make_inspection
from tests.functional.conftest import SignIn
from tests.functional.scoring import QUICK

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.django_db(transaction=True),
]

LEAD_IN, FOREWORD = (re.compile(f"/saves/passage/{key}") for key in ("lead-in", "foreword"))
WAITING = "Kept on this laptop, sending again"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scale the client's times down."""
    for name, milliseconds in QUICK.items():
        monkeypatch.setitem(TIMING, name, milliseconds)


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


def test_link_to_what_waits_keeps_the_focus_while_another_line_goes(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    report = f"/inspections/{inspection.reference}/report/"
    sign_in(page, lead_inspector)
    for save in (LEAD_IN, FOREWORD):
        page.route(save, lambda route: route.abort())
    for address, text in (("recommendations/", "To do better:"), ("foreword/", "What we saw.")):
        page.goto(report + address)
        page.locator("[name=text]").first.fill(text)
        expect(page.locator(".app-state").first).to_have_text(WAITING)
    page.goto(report)
    lines = page.locator("#outbox-notice [data-pages] a")
    expect(lines).to_have_count(2)
    lines.last.focus()

    page.unroute(LEAD_IN)

    expect(lines).to_have_count(1)
    expect(lines).to_be_focused()


def test_end_of_waiting_for_a_file_is_shown_to_whoever_is_on_its_link(
    page: Page, sign_in: SignIn, lead_inspector: User, inspection: Inspection
) -> None:
    report, _is_new = Report.objects.get_or_create(inspection=inspection)
    Rendering.objects.create(
        report=report,
        language=Language.ENGLISH,
        format=Format.PDF,
        requested_by=lead_inspector,
        requested_at=timezone.now(),
    )
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/report/files/")
    again = page.get_by_role("link", name="Look again")
    again.focus()

    Rendering.objects.update(
        status=RenderingStatus.FAILED, finished_at=timezone.now(), failure="The press stopped."
    )

    expect(page.locator("[data-file-progress]")).to_contain_text("The press stopped.")
    expect(again).to_have_count(0)
    expect(page.get_by_role("heading", name="Files made so far")).to_be_focused()
