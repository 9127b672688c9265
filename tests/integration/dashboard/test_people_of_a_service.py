"""What each role in a service finds at home and above its pages, before and after the report."""

import pytest
from django.utils import timezone

from accounts.roles import RoleCode, ServiceRoleCode
from improvement.models import ImprovementPlan
from inspections.choices import Stage
from inspections.services.service_members import end_service_membership
from reports.choices import Move
from tests.factories.concerns import join_service
from tests.factories.documents import make_document
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.life import finish_report, member_of, put_with_service, take_step
from tests.factories.reports import make_counted_cases

MANAGER, CHAIR, MEMBER, OWNER = ServiceRoleCode
NOTICE = "/inspections/eastmarsh-2026/notice/"
REPORT = "/inspections/eastmarsh-2026/released/"


@pytest.fixture
def inspection(lead_inspector, inspector):
    inspection = make_inspection(lead_inspector=lead_inspector, inspector=inspector)
    make_counted_cases(inspection, inspector)
    bring_to_stage(inspection, Stage.ANNOUNCED)
    return inspection


@pytest.fixture
def person(inspection, make_user, request):
    person = make_user("Ottoline Vance")
    join_service(inspection, person, request.param)
    return person


@pytest.fixture
def released(inspection, lead_inspector):
    finish_report(inspection, lead_inspector)
    bring_to_stage(inspection, Stage.DRAFTING)
    put_with_service(inspection, lead_inspector)
    return inspection


def tabs(page):
    found = page.context["service_tabs"]
    return [str(one["text"]) for one in found["links"]] if found else None


def current(page):
    return [str(one["text"]) for one in page.context["service_tabs"]["links"] if one["is_current"]]


def steps(page):
    return [str(one["text"]) for one in page.context["steps"]]


@pytest.mark.parametrize("person", [MANAGER], indirect=True)
def test_manager_begins_with_the_tasks(browser, person, inspection):
    make_document(inspection)

    page = browser(person).get("/")

    assert "Documents" in steps(page)
    assert tabs(browser(person).get(NOTICE)) == [
        "Tasks",
        "Improvement plan",
        "Board",
        "People",
    ]


@pytest.mark.parametrize("person", [CHAIR, MEMBER], indirect=True)
def test_board_reads_the_dates_before_the_report_and_nothing_else(browser, person):
    page, notice = browser(person).get("/"), browser(person).get(NOTICE)

    assert steps(page) == []
    assert [one["text"] for one in page.context["inspections"]] == [
        "Eastmarsh Youth Offending Team"
    ]
    assert "Urgent concerns" not in page.text
    assert notice.context["page"].tasks == []
    assert notice.context["page"].contacts == []
    assert len(notice.context["page"].dates) == 5
    assert tabs(notice) == ["Tasks", "Board"]


@pytest.mark.parametrize("person", [OWNER], indirect=True)
def test_action_owner_is_told_that_nothing_is_theirs_yet(browser, person):
    page = browser(person).get("/")

    assert "No action of an improvement plan is yours yet." in page.text
    assert browser(person).get(NOTICE).status_code == 403


@pytest.mark.parametrize("person", [MANAGER, CHAIR, MEMBER], indirect=True)
def test_released_draft_is_one_step_from_home(browser, person, released):
    page = browser(person).get("/")

    assert "Read the draft report" in steps(page)
    report = browser(person).get(REPORT)
    assert report.status_code == 200
    assert "Report" in tabs(report)
    assert current(report) == ["Report"]


@pytest.mark.parametrize("person", [OWNER], indirect=True)
def test_action_owner_is_led_to_their_actions_and_not_to_the_report(
    browser, person, released, lead_inspector
):
    start = {"started_by": lead_inspector, "started_at": timezone.now()}
    ImprovementPlan.objects.create(inspection=released, **start)

    page = browser(person).get("/")

    assert steps(page) == ["Your actions of the improvement plan"]
    assert browser(person).get(REPORT).status_code == 403


@pytest.mark.parametrize("person", [CHAIR], indirect=True)
def test_draft_that_is_taken_back_is_gone_with_the_next_request(browser, person, released):
    chair = browser(person)
    assert chair.get(REPORT).status_code == 200

    take_step(released, Move.TAKE_BACK, member_of(released, RoleCode.LEAD_INSPECTOR))

    assert chair.get(REPORT).status_code == 404
    assert "Read the draft report" not in steps(chair.get("/"))
    assert "Report" not in tabs(chair.get(NOTICE))


@pytest.mark.parametrize("person", [CHAIR], indirect=True)
def test_role_that_ends_closes_every_door(browser, person, released):
    chair = browser(person)
    end_service_membership(member=person.service_memberships.get(), by="tests")

    assert chair.get(REPORT).status_code == 404
    assert chair.get(NOTICE).status_code == 404
    assert "Read the draft report" not in chair.get("/").text


@pytest.mark.parametrize("person", [CHAIR], indirect=True)
def test_several_inspections_are_told_apart(browser, person, released, lead_inspector):
    other = make_inspection(released.framework, service="northmoor", lead_inspector=lead_inspector)
    bring_to_stage(other, Stage.DRAFTING)
    join_service(other, person, CHAIR)
    put_with_service(other, lead_inspector)

    hints = [one["hint"] for one in browser(person).get("/").context["steps"]]

    assert len(hints) == 2
    assert any("northmoor-2026" in hint for hint in hints)
    assert any("eastmarsh-2026" in hint for hint in hints)


def test_team_gets_no_tabs_of_a_service(browser, inspection, lead_inspector):
    page = browser(lead_inspector).get("/inspections/eastmarsh-2026/documents/")

    assert page.context["service_tabs"] is None
