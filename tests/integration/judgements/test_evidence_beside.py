"""What fieldwork found, beside what the cases say on the page of a theme."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import ROLES, Role, RoleCode
from tests.factories.enquiry import conclude, make_line
from tests.factories.evidence import make_evidence
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db


def log(inspection, by, count, **changes):
    today = timezone.localdate()
    for number in range(count):
        held = today - datetime.timedelta(days=number)
        text = f"Seen {number} days ago."
        make_evidence(inspection, by, held_date=held.isoformat(), text=text, **changes)


def test_theme_shows_counts_and_the_newest_entries(lead, address, inspection, inspector):
    log(inspection, inspector, 4, direction="gap", places=("leading/", "leading/area-board"))
    make_evidence(inspection, inspector, places=("assessing/",), text="Elsewhere.")
    words = text_of(lead.get(address("theme-detail", "leading")))

    assert "4 gaps" in words  # each entry once, however many places it is linked to
    assert "Seen 2 days ago." in words
    assert "Seen 3 days ago." not in words
    assert "Elsewhere." not in words


def test_theme_scored_from_cases_shows_evidence_too(lead, address, inspection, inspector):
    make_evidence(inspection, inspector, places=("assessing/",), text="Heard of plans.")

    assert "Heard of plans." in text_of(lead.get(address("theme-detail", "assessing")))


def test_theme_lists_its_open_lines_alone(lead, address, inspection, lead_inspector):
    make_line(inspection, lead_inspector, "Who chairs?", standard="leading")
    make_line(inspection, lead_inspector, "Who plans?", standard="planning")
    conclude(make_line(inspection, lead_inspector, "Who left?", standard="leading"), lead_inspector)
    words = text_of(lead.get(address("theme-detail", "leading")))

    assert "1. Who chairs?" in words
    assert "Who plans?" not in words
    assert "Who left?" not in words


def test_entries_cost_no_queries_of_their_own(lead, address, inspection, inspector):
    page = address("theme-detail", "leading")
    costs = []
    for _ in range(2):
        log(inspection, inspector, 2, places=("leading/", "leading/area-staff"))
        lead.get(page)
        with CaptureQueriesContext(connection) as queries:
            lead.get(page)
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_section_is_hidden_from_who_reads_no_evidence_of_others(
    client, address, inspection, member, monkeypatch
):
    role = RoleCode.PANEL_CHAIR
    chair = member(role)
    client.force_login(chair)
    assert "Evidence from fieldwork" in markup_of(client.get(address("theme-detail", "leading")))

    without = Role(role, "Chair", "", ROLES[role].permissions - {"view_evidence"})
    monkeypatch.setitem(ROLES, role, without)

    assert "Evidence from fieldwork" not in markup_of(
        client.get(address("theme-detail", "leading"))
    )
