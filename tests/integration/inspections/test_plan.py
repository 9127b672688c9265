from datetime import date

import pytest

from accounts.roles import RoleCode
from accounts.services.people import change_rights
from audit.models import AuditEvent
from inspections.models import Inspection
from inspections.services.conflicts import declare_conflict
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


def plan(**changes):
    return {
        "service": "eastmarsh",
        "reason_for_selection": "Published data pointed to a decline.",
        "week_one_date_0": "13",
        "week_one_date_1": "4",
        "week_one_date_2": "2026",
        "lead": "",
    } | changes


def test_plan_makes_an_inspection_and_leads_on_to_its_team(planner):
    answer = planner.post(ADDRESS, plan(), follow=True)

    assert answer.redirect_chain == [("/inspections/eastmarsh-2026/team/", 302)]
    assert "Inspection eastmarsh-2026 is planned." in answer.text
    inspection = Inspection.objects.get()
    assert inspection.week_one_date == date(2026, 4, 13)
    assert inspection.publication_date == date(2026, 7, 3)


def test_plan_covers_the_core_themes_and_those_chosen(planner, framework):
    optional = [
        choice for choice, _ in planner.get(ADDRESS).context["form"].fields["themes"].choices
    ]
    planner.post(ADDRESS, plan(themes=optional[:1]))

    covered = set(Inspection.objects.get().standards.values_list("code", flat=True))
    known = set(framework.standards.values_list("code", flat=True))
    assert covered == known - set(optional[1:])


def test_plan_names_the_lead_at_once(planner, lead_inspector):
    planner.post(ADDRESS, plan(lead="Helen.Marsh@example.org"))

    member = Inspection.objects.get().team.get()
    assert (member.user, member.role) == (lead_inspector, RoleCode.LEAD_INSPECTOR)


def test_plan_is_recorded_with_its_planner(planner):
    planner.post(ADDRESS, plan())

    event = AuditEvent.objects.get(verb="inspection_planned")
    assert event.actor == "ada.minster@example.org"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"service": ""}, "Choose the service to inspect"),
        ({"service": "elsewhere"}, "Select a valid choice"),
        ({"reason_for_selection": " "}, "Enter why this service was selected"),
        ({"week_one_date_0": "14"}, "This is Tuesday 14 April 2026."),
        ({"week_one_date_2": ""}, "Enter day, month and year of “First Monday of fieldwork”"),
        ({"lead": "nobody@example.org"}, "Nobody with this address has an account."),
        ({"themes": ["unheard-of"]}, "Select a valid choice"),
    ],
)
def test_plan_refuses_in_words_and_keeps_what_was_typed(planner, change, words):
    page = planner.post(ADDRESS, plan(**{"reason_for_selection": "Kept words."} | change))

    assert "There is a problem" in page.text
    assert words in page.text
    assert ("Kept words." in page.text) == ("reason_for_selection" not in change)
    assert not Inspection.objects.exists()


def test_plan_is_not_made_twice(planner):
    planner.post(ADDRESS, plan())
    page = planner.post(ADDRESS, plan())

    assert "begins on this Monday is planned already" in page.text
    assert Inspection.objects.count() == 1


def test_second_inspection_of_a_year_has_a_number(planner):
    planner.post(ADDRESS, plan())
    planner.post(ADDRESS, plan(week_one_date_1="7"))

    assert Inspection.objects.filter(reference="eastmarsh-2026-2").exists()


def test_edition_is_chosen_first_where_there_are_several(planner):
    make_framework(SHIPPED)

    page = planner.get(ADDRESS)

    assert "Which framework will the inspection follow?" in page.text
    assert f"{ADDRESS}?edition=fji-2015@2" in page.text


def test_plan_pins_the_edition_chosen(planner):
    make_framework(SHIPPED)

    planner.post(f"{ADDRESS}?edition=fji-2015@2", plan(themes=["interventions"]))

    assert str(Inspection.objects.get().framework) == "fji-2015@2"


def test_unknown_edition_is_not_found(planner):
    assert planner.get(f"{ADDRESS}?edition=fji-2099@1").status_code == 404


def test_plan_without_an_edition_says_what_to_load(browser, administrator):
    assert "load_framework --shipped" in browser(administrator).get(ADDRESS).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_plan_is_for_administrators(browser, lead_inspector, framework, method):
    make_inspection(framework, service="northmoor", lead_inspector=lead_inspector)

    answer = getattr(browser(lead_inspector), method)(ADDRESS, plan())

    assert answer.status_code == 403
    assert "Only administrators, and whoever they let, add services" in answer.text
    assert Inspection.objects.count() == 1


def test_plan_takes_five_queries(planner, django_assert_num_queries):
    planner.get(ADDRESS)

    with django_assert_num_queries(5):  # session, person, standing, editions, services
        planner.get(ADDRESS)


def test_inspector_who_may_plan_leads_what_they_plan(browser, outsider, framework):
    change_rights(person=outsider, is_administrator=False, may_plan_inspections=True, by="tests")

    answer = browser(outsider).post(ADDRESS, plan(), follow=True)

    assert answer.redirect_chain == [("/inspections/eastmarsh-2026/team/", 302)]
    member = Inspection.objects.get().team.get()
    assert (member.user, member.role) == (outsider, RoleCode.LEAD_INSPECTOR)


def test_lead_who_was_named_leads_instead(browser, outsider, lead_inspector, framework):
    change_rights(person=outsider, is_administrator=False, may_plan_inspections=True, by="tests")

    browser(outsider).post(ADDRESS, plan(lead=lead_inspector.email))

    assert Inspection.objects.get().team.get().user == lead_inspector


def test_lead_with_a_conflict_of_interest_is_refused_in_words(planner, lead_inspector):
    declare_conflict(
        user=lead_inspector, service=make_service("eastmarsh"), reason="Kin.", by="tests"
    )

    page = planner.post(ADDRESS, plan(lead=lead_inspector.email))

    assert "has a conflict of interest" in page.text
    assert not Inspection.objects.exists()
