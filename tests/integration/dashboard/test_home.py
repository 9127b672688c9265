import pytest
from django.test import Client

from accounts.roles import RoleCode
from dashboard.presenters.work import STEPS_OF_LEAD
from inspections.choices import Stage
from inspections.services.team import end_team_membership
from tests.factories.cases import answer, make_case, make_submitted_case, return_case
from tests.factories.inspections import bring_to_stage, join_team, make_inspection


@pytest.fixture
def inspection(lead_inspector, inspector):
    return make_inspection(lead_inspector=lead_inspector, inspector=inspector)


@pytest.fixture
def home():
    def open_as(user, address="/"):
        client = Client()
        client.force_login(user)
        return client.get(address)

    return open_as


def steps(page):
    return [step for one in page.context["home"].own for step in one.steps]


def test_home_shows_stage_role_and_dates_of_the_inspection(home, inspection, inspector):
    (own,) = home(inspector).context["home"].own

    assert own.title == "Eastmarsh Youth Offending Team"
    assert own.href == "/inspections/eastmarsh-2026/"
    assert [row["value"] for row in own.facts] == [
        "Planned",
        "Inspector",
        "week 1 from 13 April 2026, week 2 from 27 April 2026",
        "3 July 2026",
    ]


def test_returned_case_comes_first_with_its_reason(home, inspection, inspector, lead_inspector):
    make_case(inspection, "EM-01", inspector)
    returned = make_submitted_case(inspection, "EM-02", inspector)
    return_case(returned, lead_inspector, "Read the plan of March.")

    page = home(inspector)

    first, second = page.context["home"].own[0].tasks
    assert (first["text"], first["hint"]) == ("Case EM-02", "Read the plan of March.")
    assert (second["text"], second["status"]) == ("Case EM-01", "Not begun")
    assert steps(page) == ["1 case came back to you: read why, then change its answers."]


def test_case_that_was_begun_is_gone_on_with(home, inspection, inspector):
    make_case(inspection, "EM-01", inspector)
    begun = make_case(inspection, "EM-02", inspector)
    answer(begun, inspector, {begun.case.inspection.framework.questions.first().code: "yes"})

    assert steps(home(inspector)) == [
        "Go on with case EM-02: 2 of your cases are still to be submitted."
    ]


def test_first_case_is_named_where_none_was_begun(home, inspection, inspector):
    make_case(inspection, "EM-01", inspector)

    assert steps(home(inspector)) == [
        "Begin with case EM-01: 1 of your cases is still to be scored."
    ]


def test_submitted_cases_leave_the_home_page(home, inspection, inspector):
    make_submitted_case(inspection, "EM-01", inspector)

    page = home(inspector)

    assert page.context["home"].own[0].tasks == []
    assert steps(page) == ["All your cases are submitted."]
    assert "1 of your 1 case submitted" in page.text


def test_inspector_without_cases_is_told_so(home, inspection, inspector):
    assert steps(home(inspector)) == ["No case is allocated to you yet."]


def test_step_of_the_lead_is_written_for_every_stage():
    assert set(STEPS_OF_LEAD) == set(Stage)


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        (Stage.PLANNED, "Put the team together, check the dates, then announce the inspection."),
        (Stage.ANNOUNCED, "Load the case list before fieldwork begins on 13 April 2026."),
        (Stage.DRAFTING, "Write the report. The draft is due on 22 May 2026."),
    ],
)
def test_lead_is_told_what_the_stage_asks_for(home, inspection, lead_inspector, stage, step):
    bring_to_stage(inspection, stage)

    assert steps(home(lead_inspector)) == [step]


def test_reader_without_tasks_has_nothing_waiting(home, inspection, outsider):
    join_team(inspection, outsider, RoleCode.QUALITY_LEAD)

    assert steps(home(outsider)) == ["Nothing is waiting for you."]


def test_published_inspection_leaves_the_home_page(home, inspection, inspector):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "no inspection that is under way" in home(inspector).text


def test_person_in_no_team_is_told_who_can_change_that(home, outsider):
    page = home(outsider)

    assert "Whoever leads an inspection can add you to its team." in page.text
    assert "/inspections/new/" not in page.text


def test_administrator_sees_all_inspections_and_plans(home, inspection, administrator):
    page = home(administrator)

    assert page.context["home"].own == []
    assert page.context["home"].others[0][0]["href"] == "/inspections/eastmarsh-2026/"
    assert "/inspections/new/" in page.text


def test_my_cases_lists_submitted_ones_too_and_leads_to_each(home, inspection, inspector):
    make_submitted_case(inspection, "EM-01", inspector)
    make_case(inspection, "EM-02", inspector)

    (group,) = home(inspector, "/cases/").context["groups"]

    assert [(task["status"], task["href"]) for task in group.tasks] == [
        ("Not begun", "/inspections/eastmarsh-2026/cases/EM-02/score/"),
        ("Submitted", "/inspections/eastmarsh-2026/cases/EM-01/"),
    ]


def test_cases_of_others_are_not_listed(home, inspection, inspector, lead_inspector):
    make_case(inspection, "EM-01", lead_inspector)

    assert "No case is allocated to you." in home(inspector, "/cases/").text


@pytest.mark.parametrize("address", ["/", "/cases/"])
def test_cases_vanish_with_the_membership(home, inspection, inspector, address):
    make_case(inspection, "EM-01", inspector)
    assert "EM-01" in home(inspector, address).text

    end_team_membership(member=inspection.team.get(user=inspector), by="tests")

    assert "EM-01" not in home(inspector, address).text


def test_cases_vanish_with_a_role_that_scores_none(home, inspection, inspector):
    make_case(inspection, "EM-01", inspector)
    end_team_membership(member=inspection.team.get(user=inspector), by="tests")
    join_team(inspection, inspector, RoleCode.USER_VOICE)

    page = home(inspector)

    assert "Eastmarsh" in page.text
    assert "EM-01" not in page.text


@pytest.mark.parametrize(("address", "queries"), [("/", 7), ("/cases/", 7)])
@pytest.mark.parametrize("more", [0, 3])
def test_page_takes_the_same_queries_whatever_there_is(
    home, inspection, inspector, django_assert_num_queries, address, queries, more
):
    for number in range(more):
        other = make_inspection(inspection.framework, service=f"service-{number}")
        join_team(other, inspector, RoleCode.INSPECTOR)
        make_case(other, "S-01", inspector)
        make_case(other, "S-02", inspector)
    client = Client()
    client.force_login(inspector)

    # session, person, standing, roles, cases, inspections; at home the lines to follow
    with django_assert_num_queries(queries):
        client.get(address)
