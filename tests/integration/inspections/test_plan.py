from datetime import date

import pytest
import time_machine

from accounts.roles import RoleCode
from accounts.services.people import change_rights
from audit.models import AuditEvent
from inspections.models import Inspection
from inspections.services.conflicts import declare_conflict
from inspections.services.planning import plan_inspection
from inspections.types import Schedule
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import make_inspection, make_service

ADDRESS = "/inspections/new/"


@pytest.fixture
def framework(db):
    make_service("eastmarsh")
    return make_framework()


@pytest.fixture
def planner(browser, administrator, framework):
    return browser(administrator)


def plan(framework, **changes):
    return {"service": "eastmarsh", "edition": str(framework)} | changes


def test_plan_makes_an_inspection_and_leads_on_to_its_task_list(planner, framework):
    answer = planner.post(ADDRESS, plan(framework), follow=True)

    inspection = Inspection.objects.get()
    assert answer.redirect_chain == [(f"/inspections/{inspection.reference}/setup/", 302)]
    assert f"Inspection {inspection.reference} is planned." in answer.text
    assert inspection.stage == "planned"


@time_machine.travel("2026-02-18 10:00")
def test_plan_proposes_dates_that_leave_notice_and_begin_on_no_bank_holiday(planner, framework):
    planner.post(ADDRESS, plan(framework))

    # Six weeks from 18 February lead to 6 April, which is Easter Monday.
    inspection = Inspection.objects.get()
    assert inspection.week_one_date == date(2026, 4, 13)
    assert inspection.announced_date == date(2026, 3, 16)
    assert (inspection.dates_version, inspection.standards_version) == (0, 0)


def test_plan_covers_the_core_themes_at_first(planner, framework):
    planner.post(ADDRESS, plan(framework))

    covered = set(Inspection.objects.get().standards.values_list("code", flat=True))
    assert covered
    assert "court" not in covered


def test_plan_is_recorded_with_its_planner(planner, framework):
    planner.post(ADDRESS, plan(framework))

    event = AuditEvent.objects.get(verb="inspection_planned")
    assert event.actor == "ada.minster@example.org"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"service": ""}, "Choose the service to inspect"),
        ({"service": "elsewhere"}, "Select a valid choice"),
        ({"edition": ""}, "Choose the framework"),
        ({"edition": "fji-2099@1"}, "Select a valid choice"),
    ],
)
def test_plan_refuses_in_words_and_keeps_what_was_chosen(planner, framework, change, words):
    sent = plan(framework, **change)
    page = planner.post(ADDRESS, sent)

    assert page.status_code == 422
    assert words in page.text
    assert {name: page.context["form"][name].value() for name in sent} == sent
    assert not Inspection.objects.exists()


def test_plan_is_not_made_twice(planner, framework):
    planner.post(ADDRESS, plan(framework))
    page = planner.post(ADDRESS, plan(framework))

    assert page.status_code == 422
    assert "begins on this Monday is planned already" in page.text
    assert Inspection.objects.count() == 1


def test_second_inspection_of_a_year_has_a_number(framework):
    for monday in (date(2026, 4, 13), date(2026, 7, 13)):
        plan_inspection(
            service=make_service("eastmarsh"),
            framework=framework,
            standard_codes=[],
            schedule=Schedule.from_week_one(monday),
            reason_for_selection="",
            by="tests",
        )

    assert Inspection.objects.filter(reference="eastmarsh-2026-2").exists()


def test_only_edition_is_chosen_already(planner, framework):
    assert planner.get(ADDRESS).context["form"]["edition"].value() == str(framework)


def test_plan_pins_the_edition_chosen(planner):
    make_framework(SHIPPED)

    page = planner.get(ADDRESS)
    planner.post(ADDRESS, plan("fji-2015@5"))

    assert page.context["form"]["edition"].value() == ""
    assert str(Inspection.objects.get().framework) == "fji-2015@5"


def test_plan_without_an_edition_says_what_to_load(browser, administrator):
    assert "load_framework --shipped" in browser(administrator).get(ADDRESS).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_plan_is_for_administrators(browser, lead_inspector, framework, method):
    make_inspection(framework, service="northmoor", lead_inspector=lead_inspector)

    answer = getattr(browser(lead_inspector), method)(ADDRESS, plan(framework))

    assert answer.status_code == 403
    assert "Only administrators, and whoever they let, add services" in answer.text
    assert Inspection.objects.count() == 1


def test_plan_takes_five_queries(planner, django_assert_num_queries):
    planner.get(ADDRESS)

    with django_assert_num_queries(5):  # session, person, standing, editions, services
        planner.get(ADDRESS)


@pytest.fixture
def may_plan(outsider, framework):
    change_rights(person=outsider, is_administrator=False, may_plan_inspections=True, by="tests")
    return outsider


def test_inspector_who_may_plan_leads_what_they_plan(browser, may_plan, framework):
    answer = browser(may_plan).post(ADDRESS, plan(framework), follow=True)

    inspection = Inspection.objects.get()
    assert answer.redirect_chain == [(f"/inspections/{inspection.reference}/setup/", 302)]
    member = inspection.team.get()
    assert (member.user, member.role) == (may_plan, RoleCode.LEAD_INSPECTOR)


def test_planner_with_a_conflict_of_interest_is_refused_in_words(browser, may_plan, framework):
    declare_conflict(user=may_plan, service=make_service("eastmarsh"), reason="Kin.", by="tests")

    page = browser(may_plan).post(ADDRESS, plan(framework))

    assert page.status_code == 422
    assert "has a conflict of interest" in page.text
    assert not Inspection.objects.exists()
