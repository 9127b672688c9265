from datetime import date

import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.errors import PlanRefused
from inspections.models import Inspection
from inspections.services.planning import change_dates
from inspections.types import Timetable
from tests.factories.inspections import bring_to_stage

ADDRESS = "/inspections/eastmarsh-2026/dates/"


def typed(**changes):
    dates = vars(Timetable.from_week_one(date(2026, 4, 13))) | changes
    return {
        f"{name}_{part}": str(value)
        for name, day in dates.items()
        for part, value in enumerate((day.day, day.month, day.year))
    }


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def test_page_shows_the_dates_that_follow_from_the_first_monday(lead):
    initial = lead.get(ADDRESS).context["form"].initial

    assert initial["announced_date"] == date(2026, 3, 27)
    assert initial["draft_due_date"] == date(2026, 5, 22)


def test_dates_are_saved_with_both_sets_in_the_record(lead, inspection):
    answer = lead.post(ADDRESS, typed(publication_date=date(2026, 7, 10)), follow=True)

    inspection.refresh_from_db()
    details = AuditEvent.objects.get(verb="dates_changed").details
    assert "The dates are saved." in answer.text
    assert inspection.publication_date == date(2026, 7, 10)
    assert details["before"]["publication_date"] == "2026-07-03"
    assert details["after"]["publication_date"] == "2026-07-10"


def test_dates_out_of_order_are_refused_and_kept_on_the_page(lead, inspection):
    page = lead.post(ADDRESS, typed(publication_date=date(2026, 5, 1)))

    inspection.refresh_from_db()
    assert "“Publication on” must be after “Draft report due on”" in page.text
    assert page.context["form"]["publication_date"].value() == ["1", "5", "2026"]
    assert inspection.publication_date == date(2026, 7, 3)


def test_dates_of_a_published_inspection_are_shown_and_refused(lead, inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "the dates are final" in lead.get(ADDRESS).text
    page = lead.post(ADDRESS, typed(publication_date=date(2026, 7, 10)))

    inspection.refresh_from_db()
    assert "can no longer change" in page.text
    assert inspection.publication_date == date(2026, 7, 3)


@pytest.mark.parametrize("method", ["get", "post"])
def test_dates_do_not_exist_for_a_stranger(browser, inspection, outsider, method):
    assert getattr(browser(outsider), method)(ADDRESS).status_code == 404


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD, RoleCode.USER_VOICE])
def test_member_without_the_right_is_told_whose_it_is(browser, member, role):
    answer = browser(member(role)).post(ADDRESS, typed())

    assert answer.status_code == 403
    assert "Lead inspector, Deputy lead inspector, Support officer, Administrator" in answer.text


def test_support_officer_keeps_the_dates(browser, member):
    answer = browser(member(RoleCode.SUPPORT_OFFICER)).post(ADDRESS, typed())

    assert answer.url == ADDRESS


def test_page_takes_five_queries(lead, django_assert_num_queries):
    with django_assert_num_queries(5):  # session, person, standing, inspection, roles
        lead.get(ADDRESS)


def test_dates_read_before_the_publication_are_refused_after_it(inspection):
    read_before = Inspection.objects.get(pk=inspection.pk)
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(PlanRefused, match="published"):
        change_dates(
            inspection=read_before,
            timetable=Timetable.from_week_one(date(2026, 4, 20)),
            by="tests",
        )
