"""The timetable on A4 landscape, as the browser prints it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from accounts.models import User
from cases.services.timetable import plan_timetable
from tests.factories.cases import make_case
from tests.factories.frameworks import make_framework
from tests.factories.inspections import make_inspection
from tests.functional.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_week_prints_on_one_landscape_sheet_without_buttons(
    transactional_db: None,
    page: Page,
    sign_in: SignIn,
    lead_inspector: User,
    inspector: User,
    tmp_path: Path,
) -> None:
    inspection = make_inspection(
        make_framework(), lead_inspector=lead_inspector, inspector=inspector
    )
    for number in range(1, 21):
        make_case(inspection, f"EM-{number:02}")
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)
    sign_in(page, lead_inspector)

    page.goto(f"/inspections/{inspection.reference}/timetable/")
    sheet = tmp_path / "timetable.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)

    told = " ".join(run("pdfinfo", sheet).split())
    assert "Pages: 1 " in told
    assert "Page size: 841" in told
    text = run("pdftotext", "-layout", sheet, "-")
    for words in ("Eastmarsh Youth Offending Team", "Interview 11:30", "EM-20", "Rosa Okafor"):
        assert words in text
    for words in ("Start afresh", "Say who is away", "calendar", "Assumed"):
        assert words not in text


def run(command: str, *arguments: str | Path) -> str:
    program = [shutil.which(command), *arguments]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout
