"""The overview of one inspection, by what its reader may see."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.services.judgements import record_judgement
from tests.factories.cases import answer, make_case, make_submitted_case, return_case
from tests.factories.inspections import bring_to_stage, make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    """One case submitted, one begun, one untouched without an inspector."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    make_submitted_case(inspection, "EM-01", inspector, {"AS01": "no"})
    answer(make_case(inspection, "EM-02", inspector), inspector, {"AS01": "yes"})
    make_case(inspection, "EM-03")
    return inspection


@pytest.fixture
def overview(inspection: Inspection) -> str:
    return reverse("dashboard:inspection-detail", args=[inspection.reference])


@pytest.fixture
def page_of(client: Client, overview: str) -> Callable[[User], str]:
    """Return the page as a person sees it, with single spaces."""

    def get(user: User) -> str:
        client.force_login(user)
        response = client.get(overview)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return get


def test_lead_sees_facts_dates_and_team(page_of, lead_inspector):
    page = page_of(lead_inspector)

    assert "Eastmarsh Youth Offending Team" in page
    assert "Small framework, edition 1" in page
    assert "13 April 2026" in page
    assert "Helen Marsh, Inspectorate of Probation" in page
    assert "Rosa Okafor, Inspectorate of Probation" in page


def test_lead_sees_how_far_the_cases_are(page_of, lead_inspector):
    page = page_of(lead_inspector)

    assert "1 of 3 cases submitted" in page
    assert "1 in progress, 1 not begun, 1 without an inspector." in page


def test_returned_case_is_counted_as_returned(page_of, inspection, inspector, lead_inspector):
    return_case(make_submitted_case(inspection, "EM-04", inspector), lead_inspector)

    assert "1 returned" in page_of(lead_inspector)


def test_themes_stand_side_by_side_with_their_bases(page_of, lead_inspector):
    page = page_of(lead_inspector)

    assert "67%" in page
    assert "2 of 3 answers in 1 case" in page
    assert "Judged from fieldwork, without a score" in page
    assert page.count("Not judged yet") == 3


def test_scores_are_provisional_until_all_cases_are_submitted(page_of, lead_inspector):
    assert "Provisional: 1 of 3 cases submitted." in page_of(lead_inspector)


def test_departure_is_marked(page_of, inspection, lead_inspector):
    record_judgement(
        inspection=inspection,
        standard="assessing",
        rating="poor",
        reason="Fieldwork found worse.",
        base_version=0,
        by=lead_inspector,
    )

    assert "Departs from the rating indicated" in page_of(lead_inspector)


def test_judgement_on_older_figures_is_marked(page_of, inspection, inspector, lead_inspector):
    record_judgement(
        inspection=inspection,
        standard="assessing",
        rating="satisfactory",
        reason="",
        base_version=0,
        by=lead_inspector,
    )
    make_submitted_case(inspection, "EM-04", inspector)

    assert "Judged on other figures than today’s" in page_of(lead_inspector)


def test_local_assessor_sees_only_their_own_cases(page_of, inspection, member):
    assessor = member(RoleCode.LOCAL_ASSESSOR)
    make_submitted_case(inspection, "EM-05", assessor)

    page = page_of(assessor)

    assert "Your cases" in page
    assert "1 of 1 case submitted" in page
    assert "%" not in page
    assert "without an inspector" not in page


def test_user_voice_partner_sees_neither_cases_nor_results(page_of, member):
    page = page_of(member(RoleCode.USER_VOICE))

    assert "submitted" not in page
    assert "%" not in page
    assert "13 April 2026" in page


def test_support_officer_sees_progress_without_results(page_of, member):
    page = page_of(member(RoleCode.SUPPORT_OFFICER))

    assert "1 of 3 cases submitted" in page
    assert "%" not in page


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (
            RoleCode.LEAD_INSPECTOR,
            {"inspections:dates-edit", "inspections:team-edit", "dashboard:stage-move"},
        ),
        (RoleCode.SUPPORT_OFFICER, {"inspections:dates-edit", "inspections:team-edit"}),
        (RoleCode.INSPECTOR, set()),
    ],
)
def test_ways_to_change_things_are_for_those_who_may(page_of, inspection, member, role, names):
    page = page_of(member(role))

    offered = {
        name
        for name in ("inspections:dates-edit", "inspections:team-edit", "dashboard:stage-move")
        if reverse(name, args=[inspection.reference]) in page
    }

    assert offered == names


def test_published_inspection_is_shown_as_such(page_of, inspection, lead_inspector):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "Published" in page_of(lead_inspector)


def test_inspection_without_cases_has_no_figures(client, lead_inspector):
    empty = make_inspection(service="westhaven", lead_inspector=lead_inspector)
    client.force_login(lead_inspector)

    page = client.get(f"/inspections/{empty.reference}/").content.decode()

    assert "No cases yet" in page
    assert "%" not in page
    assert "Provisional" not in page


def test_stranger_finds_nothing(client, outsider, overview):
    client.force_login(outsider)

    assert client.get(overview).status_code == 404


def test_overview_is_only_read(client, lead_inspector, overview):
    client.force_login(lead_inspector)

    assert client.post(overview).status_code == 405


def test_page_takes_as_many_queries_for_twenty_cases_as_for_two(
    client, inspection, inspector, lead_inspector, overview, django_assert_num_queries
):
    client.force_login(lead_inspector)
    queries = 13
    with django_assert_num_queries(queries):
        client.get(overview)
    for number in range(4, 22):
        make_submitted_case(inspection, f"EM-{number:02}", inspector)

    with django_assert_num_queries(queries):
        client.get(overview)
