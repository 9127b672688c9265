from datetime import date

import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.errors import PlanRefused, StaleSave
from inspections.models import Inspection
from inspections.services.dates import change_dates
from inspections.types import Schedule
from tests.factories.inspections import bring_to_stage
from tests.pages import text_of

ADDRESS = "/inspections/eastmarsh-2026/dates/"


def typed(version=1, **changes):
    dates = vars(Schedule.from_week_one(date(2026, 4, 13))) | changes
    return {
        f"{name}_{part}": str(value)
        for name, day in dates.items()
        for part, value in enumerate((day.day, day.month, day.year))
    } | {"version": str(version)}


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
    assert page.status_code == 422
    assert "“Publication on” must be after “Draft report due on”" in page.text
    assert page.context["form"]["publication_date"].value() == ["1", "5", "2026"]
    assert inspection.publication_date == date(2026, 7, 3)


def test_dates_of_a_published_inspection_are_shown_and_refused(lead, inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "the dates are final" in lead.get(ADDRESS).text
    page = lead.post(ADDRESS, typed(publication_date=date(2026, 7, 10)) | {"reason": "Late."})

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

    assert answer.url == "/inspections/eastmarsh-2026/setup/"


def test_page_takes_six_queries(lead, django_assert_num_queries):
    with django_assert_num_queries(6):  # session, person, standing, inspection, roles, changes
        lead.get(ADDRESS)


def test_dates_read_before_the_publication_are_refused_after_it(inspection):
    read_before = Inspection.objects.get(pk=inspection.pk)
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(PlanRefused, match="published"):
        change_dates(
            inspection=read_before,
            schedule=Schedule.from_week_one(date(2026, 4, 20)),
            base_version=1,
            by="tests",
        )


def test_page_says_how_long_the_notice_is(lead):
    page = text_of(lead.get(ADDRESS))

    # Both days at Easter fall into the two weeks and a half from Friday 27 March.
    assert "9 working days’ notice" in page
    assert "3 April and 6 April are bank holidays." in page
    assert "Assumed : No rule is known for this framework" in page


def test_dates_are_worked_out_from_the_first_monday_and_not_saved(lead, inspection):
    sent = typed(week_one_date=date(2026, 6, 1)) | {"propose": "week_one_date"}
    page = lead.post(ADDRESS, sent)

    inspection.refresh_from_db()
    assert "worked out and not saved yet" in page.text
    assert page.context["form"].initial["announced_date"] == date(2026, 5, 4)
    assert "The announcement falls on a bank holiday: Monday 4 May 2026." in page.text
    assert inspection.week_one_date == date(2026, 4, 13)


def test_dates_are_worked_out_from_the_announcement(lead):
    sent = typed(announced_date=date(2026, 6, 3)) | {"propose": "announced_date"}

    initial = lead.post(ADDRESS, sent).context["form"].initial

    assert initial["announced_date"] == date(2026, 6, 3)
    assert initial["week_one_date"] == date(2026, 7, 6)


def test_nothing_is_worked_out_from_what_is_no_date(lead):
    sent = typed() | {"propose": "week_one_date", "week_one_date_0": "31", "week_one_date_1": "2"}
    page = lead.post(ADDRESS, sent)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["week_one_date"]
    assert page.context["form"]["week_one_date"].value() == ["31", "2", "2026"]


def test_fieldwork_begins_on_a_bank_holiday_only_when_confirmed(lead, inspection):
    sent = typed(announced_date=date(2026, 3, 20), week_one_date=date(2026, 4, 6))
    refused = lead.post(ADDRESS, sent)
    lead.post(ADDRESS, sent | {"begins_on_holiday": "on"})

    inspection.refresh_from_db()
    assert refused.status_code == 422
    assert "Monday 6 April 2026 is a bank holiday" in refused.text
    assert inspection.week_one_date == date(2026, 4, 6)


def test_dates_the_service_knows_change_only_with_a_reason(lead, inspection):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    sent = typed(publication_date=date(2026, 7, 10))

    refused = lead.post(ADDRESS, sent)
    page = lead.post(ADDRESS, sent | {"reason": "The printer needs longer."}, follow=True)

    assert refused.status_code == 422
    assert "The service knows these dates. Say why they change." in refused.text
    words = text_of(page)
    assert "Publication on: 10 July 2026, before that 3 July 2026" in words
    assert "Reason: The printer needs longer." in words


def test_change_made_meanwhile_is_shown_and_nothing_typed_is_lost(lead, inspection):
    lead.post(ADDRESS, typed(publication_date=date(2026, 7, 10)))

    late = typed(publication_date=date(2026, 7, 17))
    page = lead.post(ADDRESS, late)

    assert page.status_code == 409
    assert "Publication on 10 July 2026" in page.text
    assert page.context["form"]["publication_date"].value() == ["17", "7", "2026"]
    again = lead.post(ADDRESS, late | {"version": page.context["form"]["version"].value()})
    assert again.status_code == 302


def test_service_refuses_a_change_of_something_older(inspection):
    with pytest.raises(StaleSave):
        change_dates(
            inspection=inspection,
            schedule=Schedule.from_week_one(date(2026, 4, 20)),
            base_version=0,
            by="tests",
        )
