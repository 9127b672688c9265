"""A standard on A4, as the browser prints it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from accounts.models import User
from standards.queries import get_content
from standards.types import FrameworkContent
from tests.factories.frameworks import SHIPPED, make_framework
from tests.functional.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

YOS = SHIPPED.with_name("yos-2018.yaml")


@pytest.fixture
def printed(page: Page, sign_in: SignIn, inspector: User, tmp_path: Path) -> Callable[..., str]:
    """Print a standard and return the text of its sheets; each ends with a form feed."""
    sign_in(page, inspector)

    def print_standard(content: FrameworkContent, code: str) -> str:
        page.goto(f"/frameworks/{content.code}/{content.edition}/themes/{code}/")
        sheet = tmp_path / f"{code}.pdf"
        page.pdf(path=sheet, format="A4")
        command = [shutil.which("pdftotext"), "-layout", sheet, "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return print_standard


@pytest.fixture
def yos(transactional_db: None) -> FrameworkContent:
    return get_content(make_framework(YOS))


def lines_of(sheet: str) -> list[str]:
    """Return the lines of one sheet above its page number."""
    return [line.strip() for line in sheet.splitlines() if line.strip()][:-1]


def test_printed_standard_tells_what_it_is_and_shows_no_menu(
    yos: FrameworkContent, printed: Callable[..., str]
) -> None:
    text = printed(yos, "2.1")

    for words in (
        f"Inspection of youth offending services, edition {yos.edition}",
        "Standard 2.1: Assessment",
        "This page was made on",
        "CA17",
    ):
        assert words in text
    assert text.split("\f")[0].split("/")[-1].strip() == "1"  # one sheet: page 1 of 1
    for words in ("Sign out", "Frameworks", "On this page", "Search this edition", "/frameworks/"):
        assert words not in text


def test_ratings_are_printed_side_by_side(
    yos: FrameworkContent, printed: Callable[..., str]
) -> None:
    heads = [line.split() for line in printed(yos, "1.1").splitlines() if "Outstanding" in line]

    # Once for the aims, once for each of the three key questions.
    assert heads == [["Outstanding", "Good", "Requires", "improvement", "Inadequate"]] * 4


@pytest.mark.parametrize("code", ["1.1", "1.2", "1.3", "1.4"])
def test_no_heading_is_stranded_at_the_foot_of_a_sheet(
    yos: FrameworkContent, printed: Callable[..., str], code: str
) -> None:
    standard = yos.standard_by_code[code]
    headings = {
        "Key questions",
        "Prompts for fieldwork",
        *(str(group.title) for group in standard.fieldwork_prompts),
        *(str(group.kind.label) for group in standard.fieldwork_prompts),
        *(f"{one.code} {one.text}" for one in standard.key_questions),
    }

    sheets = printed(yos, code).split("\f")[:-1]

    last = [lines_of(sheet)[-1] for sheet in sheets]
    assert len(sheets) > 1
    assert [line for line in last if line in headings or line.startswith("Outstanding")] == []
    # A key question stands on one sheet, with all its ratings.
    for one in standard.key_questions:
        [sheet] = [sheet for sheet in sheets if f"{one.code} " in sheet]
        codes = [
            statement.code
            for characteristics in standard.characteristics
            for statement in characteristics.about(one.code)
        ]
        assert [code for code in codes if code not in sheet] == []


def test_table_goes_on_under_its_heading(
    transactional_db: None, printed: Callable[..., str]
) -> None:
    content = get_content(make_framework(SHIPPED))

    sheets = printed(content, "reducing-reoffending").split("\f")[:-1]

    assert len(sheets) == 2
    assert lines_of(sheets[1])[0].split() == ["Code", "Question", "Asked", "Headline"]
