import pytest
from django.urls import reverse

from inspections.choices import Stage
from tests.factories.inspections import bring_to_stage, make_inspection

ADDRESS = "/inspections/"


def test_list_shows_the_inspections_of_the_member(browser, inspection, inspector):
    make_inspection(inspection.framework, service="northmoor")

    page = browser(inspector).get(ADDRESS)

    assert "Eastmarsh Youth Offending Team" in page.text
    assert reverse("dashboard:inspection-detail", args=["eastmarsh-2026"]) in page.text
    assert "Northmoor" not in page.text


def test_list_shows_all_inspections_to_an_administrator(browser, inspection, administrator):
    page = browser(administrator).get(ADDRESS)

    assert "eastmarsh-2026" in page.text
    assert reverse("inspections:inspection-plan") in page.text


def test_list_offers_no_planning_to_others(browser, inspection, lead_inspector):
    page = browser(lead_inspector).get(ADDRESS)

    assert reverse("inspections:inspection-plan") not in page.text


def test_list_sets_published_inspections_apart(browser, inspection, inspector):
    bring_to_stage(inspection, Stage.PUBLISHED)

    tables = browser(inspector).get(ADDRESS).context["tables"]

    assert [table.caption for table in tables] == ["Published"]


def test_list_says_how_to_get_into_a_team(browser, outsider):
    assert "can add you to its team" in browser(outsider).get(ADDRESS).text


@pytest.mark.parametrize("others", [0, 3])
def test_list_takes_four_queries_however_long(
    browser, inspection, administrator, django_assert_num_queries, others
):
    for number in range(others):
        make_inspection(inspection.framework, service=f"service-{number}")
    client = browser(administrator)

    with django_assert_num_queries(4):  # session, person, standing, inspections
        client.get(ADDRESS)
