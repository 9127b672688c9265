"""The page of what the cases tell without counting."""

import pytest

from accounts.roles import RoleCode
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.inspections import make_inspection
from tests.pages import markup_of

pytestmark = pytest.mark.django_db


def test_facts_are_counted_by_answer_without_a_percentage(lead, address):
    page = markup_of(lead.get(address("fact-list")))

    assert "Was the case manager interviewed?" in page
    assert "<li>Yes <strong>1</strong></li><li>No <strong>1</strong></li>" in page
    assert "asked in 2 cases" in page
    assert "%" not in page


def test_counted_questions_are_no_facts(lead, address):
    assert "reasons for offending" not in markup_of(lead.get(address("fact-list")))


def test_no_submitted_case_has_no_facts(lead, lead_inspector):
    empty = make_inspection(service="westhaven", lead_inspector=lead_inspector)
    make_case(empty, "WH-01")

    page = markup_of(lead.get(f"/inspections/{empty.reference}/facts/"))

    assert "No case has been submitted yet." in page
    assert "<table" not in page


def test_facts_are_for_roles_that_see_results(client, outsider, member, address):
    client.force_login(outsider)
    assert client.get(address("fact-list")).status_code == 404

    client.force_login(member(RoleCode.USER_VOICE))
    assert client.get(address("fact-list")).status_code == 403


def test_page_takes_as_many_queries_for_twenty_cases_as_for_two(
    lead, inspection, inspector, address, django_assert_num_queries
):
    queries = 9
    with django_assert_num_queries(queries):
        lead.get(address("fact-list"))
    for number in range(4, 22):
        make_submitted_case(inspection, f"EM-{number:02}", inspector)

    with django_assert_num_queries(queries):
        lead.get(address("fact-list"))
