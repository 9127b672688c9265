import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from dashboard.services.stages import move_inspection
from inspections.choices import Stage
from inspections.errors import MoveRefused
from inspections.models import Inspection
from inspections.services.stages import move_stage
from reports.choices import Move
from reports.services.life import move_report
from tests.factories.inspections import bring_to_stage, make_inspection

ADDRESS = "/inspections/eastmarsh-2026/stage/"


@pytest.fixture
def inspection(lead_inspector, inspector):
    return make_inspection(lead_inspector=lead_inspector, inspector=inspector)


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def stage_of(inspection):
    return Inspection.objects.get(pk=inspection.pk).stage


def test_page_marks_the_stage_among_all(lead, inspection):
    bring_to_stage(inspection, Stage.WEEK_ONE)

    rows = lead.get(ADDRESS).context["stages"]

    assert [row.label for row in rows if row.place == "current"] == ["Fieldwork week 1"]
    assert [row.label for row in rows if row.place == "past"] == ["Planned", "Announced"]
    assert len(rows) == len(Stage)


def test_page_offers_what_the_table_allows(lead, inspection):
    bring_to_stage(inspection, Stage.BETWEEN_WEEKS)

    page = lead.get(ADDRESS)

    offered = [value for value, _ in page.context["form"].fields["to"].choices]
    assert offered == ["week_one", "week_two"]


@pytest.mark.parametrize(
    ("stage", "wanted"),
    [
        (Stage.DRAFTING, Stage.WITH_SERVICE),
        (Stage.WITH_SERVICE, Stage.PUBLISHED),
        (Stage.PUBLISHED, Stage.DRAFTING),
    ],
)
def test_step_of_the_report_is_not_taken_here_but_its_page_named(lead, inspection, stage, wanted):
    bring_to_stage(inspection, stage)

    page = lead.get(ADDRESS)
    lead.post(ADDRESS, {"seen": stage, "to": wanted})

    assert "/inspections/eastmarsh-2026/report/life/" in page.text
    assert stage_of(inspection) == stage


def test_inspection_does_not_leave_the_drafting_while_its_report_is_under_review(
    lead, inspection, lead_inspector
):
    bring_to_stage(inspection, Stage.DRAFTING)
    move_report(inspection=inspection, move=Move.SUBMIT, by=lead_inspector)

    lead.post(ADDRESS, {"seen": "drafting", "to": "week_two"})
    assert stage_of(inspection) == Stage.DRAFTING
    with pytest.raises(MoveRefused, match="with the report"):
        move_inspection(inspection=inspection, to=Stage.WEEK_TWO, by="tests")


def test_move_is_made_and_recorded(lead, inspection):
    answer = lead.post(ADDRESS, {"seen": "planned", "to": "announced"}, follow=True)

    assert "The inspection is now at “Announced”." in answer.text
    assert stage_of(inspection) == Stage.ANNOUNCED
    event = AuditEvent.objects.get(verb="stage_moved")
    assert event.actor == "helen.marsh@example.org"
    assert event.details == {"from": "planned", "to": "announced"}


def test_move_sent_twice_is_made_once_and_says_so(lead, inspection):
    lead.post(ADDRESS, {"seen": "planned", "to": "announced"})

    answer = lead.post(ADDRESS, {"seen": "planned", "to": "announced"}, follow=True)

    assert "Nothing was changed: this inspection was moved" in answer.text
    assert AuditEvent.objects.filter(verb="stage_moved").count() == 1


def test_move_past_the_table_is_refused(lead, inspection):
    page = lead.post(ADDRESS, {"seen": "planned", "to": "published"})

    assert "There is a problem" in page.text
    assert stage_of(inspection) == Stage.PLANNED


def test_move_without_a_choice_is_asked_for(lead, inspection):
    assert "Choose the stage to move to" in lead.post(ADDRESS, {"seen": "planned"}).text


def test_published_inspection_stays(lead, inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "Only a correction of it opens" in lead.get(ADDRESS).text
    lead.post(ADDRESS, {"seen": "published", "to": "with_service"})

    assert stage_of(inspection) == Stage.PUBLISHED


def test_move_that_somebody_else_has_just_made_is_refused(inspection):
    seen_by_one = Inspection.objects.get(pk=inspection.pk)
    move_stage(inspection=inspection, to=Stage.ANNOUNCED, by="another")

    with pytest.raises(MoveRefused, match="Somebody else has just moved"):
        move_stage(inspection=seen_by_one, to=Stage.ANNOUNCED, by="one")


@pytest.mark.parametrize("method", ["get", "post"])
def test_stage_does_not_exist_for_a_stranger(browser, inspection, outsider, method):
    assert getattr(browser(outsider), method)(ADDRESS).status_code == 404


@pytest.mark.parametrize("role", sorted(set(RoleCode) - {"lead_inspector", "deputy_lead"}))
def test_member_without_the_right_is_told_whose_it_is(browser, member, inspection, role):
    answer = browser(member(role)).post(ADDRESS, {"seen": "planned", "to": "announced"})

    assert answer.status_code == 403
    assert "These roles may: Lead inspector, Deputy lead inspector." in answer.text
    assert stage_of(inspection) == Stage.PLANNED


def test_administrator_outside_the_team_does_not_move_it(browser, inspection, administrator):
    assert browser(administrator).get(ADDRESS).status_code == 403


def test_page_takes_six_queries(lead, django_assert_num_queries):
    with django_assert_num_queries(6):  # session, person, standing, inspection, roles, report
        lead.get(ADDRESS)
