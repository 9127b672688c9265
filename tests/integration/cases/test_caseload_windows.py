"""Which cases of a caseload can be drawn, by stratum and by when they began."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import RoleCode
from cases.models import CaseloadRow
from cases.queries.caseloads import eligible_rows, standing_caseload
from tests.factories.caseloads import make_caseload, make_row
from tests.factories.frameworks import STANDARDS_OF_2018, make_framework
from tests.factories.inspections import make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/caseload/"


@pytest.fixture
def inspection(lead_inspector):
    """An inspection whose court cases began 274 to 182 days before fieldwork."""
    return make_inspection(make_framework(STANDARDS_OF_2018), lead_inspector=lead_inspector)


@pytest.fixture
def officer(member):
    return member(RoleCode.SUPPORT_OFFICER)


def begun(inspection, days, reference="EM-1", **facts):
    start = inspection.week_one_date - timedelta(days=days)
    return make_row(inspection, reference, start_date=start.isoformat(), **facts)


@pytest.mark.parametrize(
    ("kind", "days", "excluded"),
    [
        ("court", 275, ["too_early"]),
        ("court", 274, []),
        ("court", 182, []),
        ("court", 181, ["too_late"]),
        ("out_of_court", 153, ["too_early"]),
        ("out_of_court", 152, []),
        ("out_of_court", 91, []),
        ("out_of_court", 90, ["too_late"]),
    ],
)
def test_window_holds_both_its_ends(inspection, officer, kind, days, excluded):
    make_caseload(inspection, officer, begun(inspection, days, case_type=kind))

    row = CaseloadRow.objects.get()
    assert (row.stratum, row.excluded) == (kind, excluded)
    assert row.is_eligible is (excluded == [])


def test_case_without_a_start_date_is_kept_and_cannot_be_drawn(inspection, officer):
    make_caseload(inspection, officer, make_row(inspection, start_date=""))

    assert CaseloadRow.objects.get().excluded == ["no_start_date"]


def test_standing_caseload_and_its_eligible_rows_take_a_fixed_number_of_queries(
    inspection, officer
):
    assert standing_caseload(inspection) is None
    rows = [begun(inspection, 200 + at % 100, f"EM-{at}") for at in range(200)]
    make_caseload(inspection, officer, rows[0])
    newest = make_caseload(inspection, officer, *rows)

    with CaptureQueriesContext(connection) as queries:
        caseload = standing_caseload(inspection)
        eligible = eligible_rows(caseload)

    assert caseload == newest
    assert len(queries) == 2
    assert [one.reference for one in eligible] == [
        f"EM-{at}" for at in range(200) if 200 + at % 100 <= 274
    ]


def test_accepting_many_cases_takes_as_many_queries_as_few(inspection, officer):
    def cost(count):
        rows = [begun(inspection, 200, f"EM-{at}") for at in range(count)]
        with CaptureQueriesContext(connection) as queries:
            make_caseload(inspection, officer, *rows)
        return len(queries)

    cost(1)
    assert cost(90) == cost(2)


def test_page_tells_windows_counts_and_reasons(client, inspection, officer):
    rows = [
        begun(inspection, 200, "EM-1"),
        begun(inspection, 300, "EM-2"),
        begun(inspection, 100, "EM-3", case_type="out_of_court"),
    ]
    make_caseload(inspection, officer, *rows)
    client.force_login(officer)

    words = text_of(client.get(PAGE))

    assert "Court disposals: 1" in words
    assert "from 13 July 2025 to 13 October 2025, 274 to 182 days before fieldwork" in words
    assert "Assumed" in words
    assert "EM-2: Began before the period that is sampled" in words
    excluded = client.get(f"{PAGE}not-drawn/").content.decode("utf-8-sig")
    assert '"EM-2","2025-06-17","Began before the period that is sampled"' in excluded
    assert "EM-1" not in excluded


def test_page_tells_when_the_dates_of_fieldwork_have_changed(client, inspection, officer):
    make_caseload(inspection, officer, begun(inspection, 200))
    inspection.week_one_date -= timedelta(days=7)
    inspection.save()
    client.force_login(officer)

    assert "dates of fieldwork have changed" in text_of(client.get(PAGE))
