"""The pages of the timetable: what planners, readers and local assessors see and can do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import RoleCode
from cases.models import AwayDay, CasePreparation, ReadingSlot
from cases.queries.timetable import load_timetable, stamp_of
from cases.services.timetable import plan_timetable
from inspections.choices import Stage
from tests.factories.cases import answer, make_case, make_submitted_case
from tests.factories.inspections import bring_to_stage
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/timetable/"
PLACE = f"{PAGE}EM-01/"
AWAY = f"{PAGE}away/"
AFRESH = f"{PAGE}afresh/"


@pytest.fixture
def leading(client, lead_inspector):
    client.force_login(lead_inspector)
    return client


@pytest.fixture
def planned(inspection, assessment, lead_inspector):
    """A timetable with one case, of the inspector, on Monday morning."""
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)
    return assessment


def test_lead_goes_from_nothing_to_a_timetable(leading, assessment):
    before = text_of(leading.get(PAGE))
    after = text_of(leading.post(f"{PAGE}propose/", follow=True))

    assert "1 case, 0 placed. 2 inspectors × 5 days × 2 = 20 places." in before
    assert "Propose a timetable" in before
    assert "It waits to be planned." in before
    assert "1 case has a place." in after
    assert "1 case, 1 placed." in after
    assert "Propose" not in after
    assert "Fill the gaps" not in after


def test_page_says_what_is_missing_and_where_to_get_it(leading, inspection):
    page = leading.get(PAGE)

    assert "There are no cases yet" in text_of(page)
    assert reverse("cases:sample-detail", args=[inspection.reference]) in page.content.decode()


def test_rules_are_shown_as_assumed(leading, assessment):
    page = text_of(leading.get(PAGE))

    assert "An inspector reads one case in each half day: morning 09:30 to 12:30" in page
    assert "Assumed" in page


def test_inspector_reads_the_whole_timetable_and_changes_nothing(client, planned, inspector):
    make_case(planned.case.inspection, "EM-02")
    client.force_login(inspector)

    page = client.get(PAGE)

    assert "EM-01" in text_of(page)
    assert "EM-02" in text_of(page)
    assert PLACE not in page.content.decode()
    assert "Start afresh" not in text_of(page)


def test_local_assessor_sees_their_own_cases_alone(
    client, planned, member, inspector, lead_inspector
):
    assessor = member(RoleCode.LOCAL_ASSESSOR)
    make_case(planned.case.inspection, "EM-02", assessor)
    client.force_login(assessor)

    assert "No case has been placed for you yet" in text_of(client.get(PAGE))

    plan_timetable(inspection=planned.case.inspection, keep=True, by=lead_inspector)
    page = text_of(client.get(PAGE))
    assert "EM-02" in page
    assert "EM-01" not in page
    assert inspector.name not in page


def test_case_is_moved_by_an_ordinary_form(leading, planned, lead_inspector):
    sent = {"scorer": lead_inspector.pk, "place": "2026-04-16 2"}
    sent["seen"] = f"{planned.scorer_id} 2026-04-13 1"

    page = leading.post(PLACE, sent, follow=True)

    assert "Case EM-01 is with Helen Marsh on Thursday 16 April, afternoon." in text_of(page)


def test_taken_place_is_refused_in_the_page_and_swapped_on_demand(leading, planned, inspector):
    second = make_case(planned.case.inspection, "EM-02", inspector)
    sent = {"scorer": inspector.pk, "place": "2026-04-13 1", "seen": f"{inspector.pk} nowhere"}

    refused = leading.post(f"{PAGE}EM-02/", sent)
    done = leading.post(f"{PAGE}EM-02/", {**sent, "swap": "on"}, follow=True)

    assert refused.status_code == 422
    assert "Case EM-01 has this place." in text_of(refused)
    assert "Case EM-02 is with Rosa Okafor on Monday 13 April, morning." in text_of(done)
    assert ReadingSlot.objects.get().assessment == second


def test_case_moved_meanwhile_is_shown_as_it_is_with_what_was_chosen(
    leading, planned, lead_inspector
):
    sent = {"scorer": lead_inspector.pk, "place": "2026-04-16 2", "seen": "1 old"}

    page = leading.post(PLACE, sent)

    assert page.status_code == 409
    assert "Somebody else has moved this case since." in text_of(page)
    assert "Rosa Okafor" in text_of(page)
    assert '<option value="2026-04-16 2" selected>' in page.content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"scorer": "999", "place": "none"}, {"scorer": "nobody", "place": "never"}]
)
def test_choice_that_was_not_offered_is_refused(leading, planned, sent):
    page = leading.post(PLACE, sent)

    assert page.status_code == 422
    assert "There is a problem" in text_of(page)


def test_start_afresh_asks_first_and_says_what_stays(leading, planned, inspector, inspection):
    answer(planned, inspector, {"AS01": "yes"})

    asked = text_of(leading.get(AFRESH))
    stale = leading.post(AFRESH, {"seen": "other"})
    seen = stamp_of(load_timetable(inspection))
    done = leading.post(AFRESH, {"seen": seen}, follow=True)

    assert "1 case in which somebody has answered stays with its inspector" in asked
    assert stale.status_code == 409
    assert "1 case has a place." in text_of(done)


def test_day_away_is_stored_and_its_cases_are_named(leading, planned, inspector, inspection):
    sent = {f"away_{inspector.pk}": ["2026-04-13"], "seen": stamp_of(load_timetable(inspection))}

    page = text_of(leading.post(AWAY, sent, follow=True))
    stale = leading.post(AWAY, sent)

    assert AwayDay.objects.get().user == inspector
    assert "These cases have no place now: EM-01." in page
    assert "Fill the gaps" in page
    assert stale.status_code == 409
    assert "Away now: Rosa Okafor (Monday 13 April)." in text_of(stale)


def test_two_interviews_of_one_case_manager_at_a_time_are_named(
    leading, planned, lead_inspector, inspection
):
    second = make_case(inspection, "EM-02", lead_inspector)
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)
    for one in (planned, second):
        CasePreparation.objects.create(
            case=one.case, case_manager="Kim Ash", by=lead_inspector, at="2026-04-01T09:00Z"
        )

    page = text_of(leading.get(PAGE))

    assert "Kim Ash has interviews about several cases at 11:30 on Monday 13 April" in page


def test_published_timetable_is_only_read(leading, planned, inspection, inspector):
    make_submitted_case(inspection, "EM-03", inspector)
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "Start afresh" not in text_of(leading.get(PAGE))
    moved = leading.post(PLACE, {"scorer": "nobody", "place": "none"}, follow=True)
    assert "the timetable stays as it is" in text_of(moved)
    assert "the timetable stays as it is" in text_of(leading.post(f"{PAGE}propose/", follow=True))


def test_calendar_holds_ones_own_cases_by_reference_alone(client, planned, inspector):
    client.force_login(inspector)

    written = client.get(f"{PAGE}calendar.ics").content.decode()

    assert "DTSTART:20260413T083000Z" in written  # 09:30 in summer
    assert "case EM-01" in written
    assert "11:30" in written
    assert "community" not in written


def test_queries_do_not_grow_with_cases(leading, planned, inspection, lead_inspector):
    def count():
        with CaptureQueriesContext(connection) as queries:
            leading.get(PAGE)
        return len(queries)

    count()
    before = count()
    for number in range(2, 8):
        make_case(inspection, f"EM-{number:02}")
    plan_timetable(inspection=inspection, keep=True, by=lead_inspector)

    assert count() == before
