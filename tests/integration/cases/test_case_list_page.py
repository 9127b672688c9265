"""The list of an inspection's cases."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import RoleCode
from tests.factories.cases import answer, make_case, make_submitted_case
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db

LIST = "/inspections/eastmarsh-2026/cases/"


def rows_of(page):
    """Return the table as lists of words."""
    rows = re.findall(r"<tr.*?</tr>", page.content.decode(), re.DOTALL)[1:]
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells]


def test_list_shows_whose_each_case_is_and_how_far(
    signed_in, assessment, inspector, lead_inspector
):
    answer(assessment, inspector, {"AB01": "yes", "AS01": "yes"})
    make_submitted_case(assessment.case.inspection, "EM-02", lead_inspector)
    make_case(assessment.case.inspection, "EM-03")

    page = signed_in.get(LIST)

    assert rows_of(page) == [
        ["EM-01", "In progress", "Rosa Okafor", "2 of 6", "Score EM-01"],
        ["EM-02", "Submitted", "Helen Marsh", "6 of 6", "Read EM-02"],
        ["EM-03", "Not begun", "Nobody yet", "0 of 5", "Read EM-03"],
    ]
    assert "3 cases, 1 submitted" in page.content.decode()


def test_own_cases_are_scored_and_others_read(signed_in, assessment, lead_inspector):
    make_case(assessment.case.inspection, "EM-02", lead_inspector)

    page = signed_in.get(LIST).content.decode()

    assert f'href="{LIST}EM-01/score/"' in page
    assert f'href="{LIST}EM-02/score/"' not in page


def test_lead_may_score_every_case(client, assessment, lead_inspector):
    client.force_login(lead_inspector)

    assert f'href="{LIST}EM-01/score/"' in client.get(LIST).content.decode()


def test_filter_leaves_only_the_persons_own_cases(signed_in, assessment, lead_inspector):
    make_case(assessment.case.inspection, "EM-02", lead_inspector)

    page = signed_in.get(f"{LIST}?show=mine")

    assert [row[0] for row in rows_of(page)] == ["EM-01"]


def test_local_assessor_sees_own_cases_alone(client, assessment, member):
    assessor = member(RoleCode.LOCAL_ASSESSOR)
    make_case(assessment.case.inspection, "EM-02", assessor)
    client.force_login(assessor)

    page = client.get(LIST)

    assert [row[0] for row in rows_of(page)] == ["EM-02"]
    assert "All cases" not in page.content.decode()


def test_list_without_cases_says_so(client, lead_inspector):
    make_inspection(lead_inspector=lead_inspector)
    client.force_login(lead_inspector)

    assert "has not been loaded yet" in client.get(LIST).content.decode()
    assert "allocated to you" in client.get(f"{LIST}?show=mine").content.decode()


def test_list_costs_the_same_queries_for_any_number_of_cases(signed_in, assessment, inspector):
    few = count_queries(signed_in)
    for number in range(2, 8):
        case = make_case(assessment.case.inspection, f"EM-0{number}", inspector)
        answer(case, inspector, {"AB01": "yes", "AS01": "yes"})

    assert count_queries(signed_in) == few <= 10


def count_queries(client):
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(LIST)
    return len(queries)


def test_role_without_cases_is_refused_by_name(client, assessment, member):
    client.force_login(member(RoleCode.USER_VOICE))

    reply = client.get(LIST)

    assert reply.status_code == 403
    assert "Local assessor" in reply.content.decode()


def test_outsider_gets_404(client, assessment, outsider):
    client.force_login(outsider)

    assert client.get(LIST).status_code == 404


def test_anonymous_is_sent_to_sign_in(client, assessment):
    assert client.get(LIST).url == f"/accounts/sign-in/?next={LIST}"


def test_list_takes_no_post(signed_in, assessment):
    assert signed_in.post(LIST).status_code == 405
