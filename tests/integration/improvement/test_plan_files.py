"""The plan as PDF, behind a cover sheet, and as a workbook: whole, marked, and safe to open."""

import io

import openpyxl
import pytest
from django.urls import reverse

from improvement.choices import Rag
from improvement.models import CabinetCover
from reports.choices import Move
from reports.services.validation import check_pdf
from tests.factories.plans import approve, cover_all, make_action, make_progress, note_move
from tests.integration.reports.test_pdf import pages_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(released, manager, owner, chair):
    actions = cover_all(released, manager, owner)
    approve(released, chair)
    make_progress(actions[0], owner, Rag.AMBER)
    return released


def get(browser, user, plan, name):
    return browser(user).get(reverse(f"improvement:{name}", args=[plan.inspection.reference]))


def write_cover(browser, user, plan, version=0, **typed):
    address = reverse("improvement:cover-edit", args=[plan.inspection.reference])
    return browser(user).post(address, {"version": version, **typed})


def test_printed_plan_is_accessible_and_holds_lines_actions_and_progress(
    browser, plan, lead_inspector
):
    answer = get(browser, lead_inspector, plan, "plan-pdf")

    text = " ".join(" ".join(pages_of(answer.content)).split())
    assert check_pdf(answer.content) == []
    assert answer["Cache-Control"] == "private, no-store"
    for words in ("plans follow assessments", "Train all managers.", "Amber", "1 of 2"):
        assert words in text
    assert "Not published" not in text


def test_paper_for_the_cabinet_begins_with_its_cover_sheet(browser, plan, manager):
    write_cover(browser, manager, plan, meeting="the Cabinet", decision="To approve the plan.")

    content = get(browser, manager, plan, "cabinet-pdf").content

    first, *others = pages_of(content)
    assert check_pdf(content) == []
    assert "Report to the Cabinet" in first
    assert "To approve the plan." in first
    assert "To be completed" in first
    assert "Train all managers." in " ".join(others)


def test_every_page_says_that_the_report_is_not_public(browser, plan, manager, lead_inspector):
    note_move(plan.inspection, None, Move.WITHDRAW, lead_inspector)

    pages = pages_of(get(browser, manager, plan, "plan-pdf").content)

    assert all("Not published" in page for page in pages)
    assert "plans follow assessments" not in " ".join(pages)


def test_workbook_holds_every_action_and_runs_no_formula(browser, plan, manager, owner):
    make_action(plan, manager, owner, what="=1+1")

    answer = get(browser, manager, plan, "plan-workbook")

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    actions = [row[4] for row in book["Actions"].iter_rows(min_row=2, values_only=True)]
    assert len(actions) == 3
    assert actions[-1] == "'=1+1"
    assert book["Progress"]["C2"].value == "Amber"


def test_cover_sheet_that_somebody_else_saved_first_is_shown_beside(browser, plan, manager):
    write_cover(browser, manager, plan, decision="Theirs.")

    answer = write_cover(browser, manager, plan, decision="Mine.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    assert CabinetCover.objects.get(plan=plan).decision == "Theirs."


def test_cover_sheet_is_a_managers_and_the_paper_the_services(
    browser, plan, chair, owner, lead_inspector
):
    for user in (chair, owner, lead_inspector):
        assert write_cover(browser, user, plan, decision="x").status_code == 403
    assert get(browser, lead_inspector, plan, "cabinet-pdf").status_code == 403
    assert get(browser, owner, plan, "plan-workbook").status_code == 403
