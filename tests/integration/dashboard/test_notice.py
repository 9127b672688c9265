"""The page on which a service reads the notice of its inspection, and its way there from home."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.roles import RoleCode
from cases.services.discarding import discard_sample
from inspections.choices import DocumentState, Stage
from inspections.services.dates import change_dates
from inspections.services.selection import write_reason
from inspections.services.stages import move_stage
from inspections.types import Schedule
from judgements.services.judgements import record_judgement
from reports.services.findings import add_finding
from reports.services.texts import edit_foreword
from reports.types import Foreword
from tests.factories.caseloads import make_caseload, make_draft, make_row
from tests.factories.cases import answer, make_case
from tests.factories.concerns import join_service, make_concern
from tests.factories.documents import give_answer, make_document
from tests.factories.inspections import bring_to_stage, join_team, make_indicator, make_inspection
from tests.factories.preparation import prepare_case
from tests.factories.samples import make_sample
from tests.pages import text_of

NOTICE = "/inspections/eastmarsh-2026/notice/"
DOCUMENTS = "/inspections/eastmarsh-2026/documents/"
CANARY = "Zephyrquill"


@pytest.fixture
def lead(make_user):
    return make_user("Helen Marsh", phone="01632 960 114")


@pytest.fixture
def inspection(lead, inspector):
    """An inspection announced today, whose fieldwork begins in three to four weeks."""
    inspection = make_inspection(lead_inspector=lead, inspector=inspector)
    today = timezone.localdate()
    monday = today + timedelta(days=28 - today.weekday())
    change_dates(
        inspection=inspection,
        schedule=Schedule(**vars(Schedule.from_week_one(monday)) | {"announced_date": today}),
        base_version=inspection.dates_version,
        begins_on_holiday=True,
        by="tests",
    )
    return inspection


def tasks(page):
    return {task["text"]: task["status"] for task in page.context["page"].tasks}


def hint(page, title):
    return next(one["hint"] for one in page.context["page"].tasks if one["text"] == title)


def begin_fieldwork_in(inspection, days):
    """Put the dates so that the announcement lies back and fieldwork begins so many days hence."""
    monday = timezone.localdate() + timedelta(days=days)
    monday -= timedelta(days=monday.weekday())
    schedule = Schedule.from_week_one(monday)
    change_dates(
        inspection=inspection,
        schedule=schedule,
        base_version=inspection.dates_version,
        begins_on_holiday=True,
        reason="Moved.",
        by="tests",
    )


# What it says


def test_notice_tells_what_happens_when_and_whom_to_call(service, announced):
    page = service.get(NOTICE)

    first, second = announced.week_one_date, announced.week_two_date
    assert f"Monday {first.day} {first:%B} to Friday" in text_of(page)
    assert f"Monday {second.day} {second:%B} to Friday" in text_of(page)
    assert [one.distance for one in page.context["page"].dates][:1] == ["Done"]
    assert "working days" in page.context["page"].dates[1].distance
    assert "Call Helen Marsh on 01632 960 114" in text_of(page)
    assert "helen.marsh@example.org" in page.text


def test_contacts_are_lead_deputy_and_support_and_nobody_else(service, announced, make_user):
    join_team(announced, make_user("Milo Tresswell"), RoleCode.SUPPORT_OFFICER)
    join_team(announced, make_user("Tobias Wrenfield", phone="1"), RoleCode.DEPUTY_LEAD)
    join_team(announced, make_user("Priya Castellan"), RoleCode.PARTNER_INSPECTOR)

    page = service.get(NOTICE)

    names = [one["name"] for one in page.context["page"].contacts]
    assert names == ["Helen Marsh", "Tobias Wrenfield", "Milo Tresswell"]
    assert "if there is no answer, Tobias Wrenfield on 1." in text_of(page)
    assert "Rosa Okafor" not in page.text
    assert "Priya Castellan" not in page.text


def test_date_that_has_passed_without_its_event_is_overdue(service, announced):
    begin_fieldwork_in(announced, -7)

    dates = {one.what: one.is_overdue for one in service.get(NOTICE).context["page"].dates}

    assert dates["First week of fieldwork"]
    assert not dates["Notice given"]
    assert not dates["Report published"]


def test_published_inspection_is_nothing_but_its_dates(service, announced):
    make_document(announced)
    bring_to_stage(announced, Stage.PUBLISHED)

    page = service.get(NOTICE)

    assert "The report is published" in page.text
    assert page.context["page"].tasks == []
    assert page.context["page"].contacts == []
    assert {one.distance for one in page.context["page"].dates} == {""}


# The tasks


def test_tasks_begin_with_the_caseload(service, announced):
    page = service.get(NOTICE)

    assert tasks(page) == {
        "Caseload": "Not started",
        "Documents": "Cannot start yet",
        "Cases to prepare": "Cannot start yet",
    }
    assert page.context["page"].next_text == "Next: Caseload"
    assert "Wanted by" in hint(page, "Caseload")


def test_caseload_is_completed_once_it_is_accepted(service, announced, manager):
    make_draft(announced, manager)
    waiting = service.get(NOTICE)
    make_caseload(announced, manager)

    page = service.get(NOTICE)

    assert tasks(waiting)["Caseload"] == "In progress"
    assert tasks(page)["Caseload"] == "Completed"
    assert "Wanted by" not in hint(page, "Caseload")


def test_caseload_is_wanted_again_once_the_dates_have_moved(service, announced, manager):
    make_caseload(announced, manager)
    begin_fieldwork_in(announced, 60)

    page = service.get(NOTICE)

    assert tasks(page)["Caseload"] == "In progress"
    assert "Send the caseload again" in hint(page, "Caseload")


def test_caseload_is_left_alone_once_the_sample_is_drawn(service, announced, lead):
    case = make_case(announced)
    make_caseload(announced, lead, make_row(announced))
    make_sample(announced, [case], lead)
    begin_fieldwork_in(announced, 60)

    assert tasks(service.get(NOTICE))["Caseload"] == "Completed"


def test_caseload_is_wanted_again_once_the_sample_is_discarded(service, announced, lead):
    case = make_case(announced)
    make_caseload(announced, lead, make_row(announced))
    make_sample(announced, [case], lead)
    discard_sample(inspection=announced, reason="A wrong caseload.", by=lead)
    begin_fieldwork_in(announced, 60)

    assert tasks(service.get(NOTICE))["Caseload"] == "In progress"


def test_caseload_is_not_asked_for_where_cases_came_in_another_way(service, announced):
    make_case(announced)

    page = service.get(NOTICE)

    assert tasks(page)["Caseload"] == "Completed"
    assert "has the list of your cases" in hint(page, "Caseload")


def test_caseload_is_overdue_after_its_day(service, announced):
    make_document(announced)
    begin_fieldwork_in(announced, 7)

    page = service.get(NOTICE)

    assert tasks(page) == {
        "Caseload": "Overdue",
        "Documents": "Not started",
        "Cases to prepare": "Cannot start yet",
    }


def test_documents_go_from_not_started_to_completed(service, announced, manager):
    one, two = (make_document(announced, title) for title in ("One", "Two"))
    found = [tasks(service.get(NOTICE))["Documents"]]
    for document, state in ((one, DocumentState.RECEIVED), (two, DocumentState.NOT_HELD)):
        give_answer(document, manager, state)
        found.append(tasks(service.get(NOTICE))["Documents"])

    assert found == ["Not started", "In progress", "Completed"]


def test_drawn_cases_are_to_be_prepared_until_they_are_read(service, announced, manager):
    cases = [make_case(announced, reference).case for reference in ("EM-01", "EM-02")]
    drawn = service.get(NOTICE)
    prepare_case(cases[0], manager, "Ada Lovell", is_ready=True)
    begun = service.get(NOTICE)
    prepare_case(cases[1], manager, "Ada Lovell", is_ready=True)
    ready = service.get(NOTICE)
    bring_to_stage(announced, Stage.BETWEEN_WEEKS)
    read = service.get(NOTICE)

    pages = (drawn, begun, ready, read)
    assert [tasks(page)["Cases to prepare"] for page in pages] == [
        "Not started", "In progress", "Completed", "Completed"
    ]  # fmt: skip
    assert "With a case manager: 1 of 2. Files ready: 1." in hint(begun, "Cases to prepare")
    assert "The cases have been read." in hint(read, "Cases to prepare")


def test_overdue_task_is_the_next_one(service, announced):
    make_document(announced, due_date=timezone.localdate() - timedelta(days=1))

    page = service.get(NOTICE)

    assert tasks(page)["Documents"] == "Overdue"
    assert page.context["page"].next_href == DOCUMENTS


def test_documents_name_the_earliest_day_that_is_still_open(service, announced, manager):
    days = [timezone.localdate() + timedelta(days=number) for number in (3, 9)]
    first, _second = (make_document(announced, f"{day}", day) for day in days)
    give_answer(first, manager, DocumentState.RECEIVED)

    assert f"Wanted by {days[1].day} {days[1]:%B}" in hint(service.get(NOTICE), "Documents")


# Who may


def test_planned_inspection_does_not_exist_for_its_service(service, announced):
    move_stage(inspection=announced, to=Stage.PLANNED, by="tests")

    assert service.get(NOTICE).status_code == 404
    assert "No inspection of your service is announced." in service.get("/").text


def test_manager_of_another_service_finds_nothing(browser, make_user, announced):
    other = make_user("Hugh Calloway")
    join_service(make_inspection(announced.framework, service="northmoor"), other)

    assert browser(other).get(NOTICE).status_code == 404


def test_team_sees_beforehand_what_the_service_will_read(browser, inspection, lead, member):
    page = browser(lead).get(NOTICE)

    assert "The service cannot see this page yet." in text_of(page)
    assert tasks(page)["Caseload"] == "Not started"
    assert {task["href"] for task in page.context["page"].tasks} == {""}
    assert page.context["page"].next_href == ""
    assert browser(member(RoleCode.INSPECTOR)).get(NOTICE).status_code == 403


def test_team_sees_afterwards_what_the_service_reads(browser, announced, lead, outsider):
    assert "This is what the service reads" in browser(lead).get(NOTICE).text
    assert browser(outsider).get(NOTICE).status_code == 404


# The way there


def test_home_of_the_service_leads_to_each_inspection(service, announced, manager):
    make_document(announced)
    other = make_inspection(announced.framework, service="northmoor")
    bring_to_stage(other, Stage.PUBLISHED)
    join_service(other, manager)

    rows = service.get("/").context["inspections"]

    assert [(row["href"], row["status"]) for row in rows] == [
        (NOTICE, "2 tasks to do"),
        ("/inspections/northmoor-2026/notice/", "Published"),
    ]


def test_home_says_when_there_is_nothing_to_do(service, announced, manager):
    make_caseload(announced, manager)

    (row,) = service.get("/").context["inspections"]

    assert row["status"] == "Nothing to do now"


def test_home_warns_in_red_of_what_is_overdue(service, announced):
    make_document(announced, due_date=date(2026, 1, 2))

    (row,) = service.get("/").context["inspections"]

    assert (row["status"], row["colour"]) == ("2 tasks to do", "red")


def test_manager_who_inspects_elsewhere_finds_both_at_home(browser, manager, announced):
    elsewhere = make_inspection(announced.framework, service="northmoor", local_assessor=manager)

    page = browser(manager).get("/")

    assert [row["href"] for row in page.context["inspections"]] == [NOTICE]
    assert page.context["home"].own[0].reference == elsewhere.reference


# What it costs, and what it never says


@pytest.mark.parametrize("more", [0, 3])
def test_pages_take_the_same_queries_whatever_there_is(
    service, announced, manager, django_assert_num_queries, more
):
    for number in range(more):
        give_answer(make_document(announced, f"{number}"), manager, DocumentState.RECEIVED)
        other = make_inspection(announced.framework, service=f"service-{number}")
        bring_to_stage(other, Stage.ANNOUNCED)
        join_service(other, manager)
    service.get(NOTICE)

    # session, person, standing, four for the way through it, inspection, of the service?,
    # documents, caseload, cases, requests, moves, contacts
    with django_assert_num_queries(15):
        service.get(NOTICE)
    # session, person, standing, roles, accuracy checks, inspections, steps of reports, plans,
    # concerns, documents, caseloads, cases, requests
    with django_assert_num_queries(15):
        service.get("/")


@pytest.fixture
def judged(announced, lead, inspector):
    """An inspection in all of whose texts stands a word that is nowhere else."""
    case = make_case(announced, "EM-01", inspector)
    answer(case, inspector, {"AS01": "no"}, note=f"{CANARY} in a note.")
    make_concern(case, inspector)
    write_reason(
        inspection=announced, reason=CANARY, base_version=announced.reason_version, by="tests"
    )
    make_indicator(announced, CANARY)
    judgement = {"standard": "leading", "rating": "poor", "reason": CANARY, "base_version": 0}
    record_judgement(inspection=announced, by=lead, **judgement)
    foreword = Foreword(CANARY, CANARY, CANARY, None)
    edit_foreword(inspection=announced, foreword=foreword, base_version=0, by=lead)
    add_finding(inspection=announced, standard="leading", text=CANARY, by=lead)
    return announced


@pytest.mark.parametrize("stage", list(Stage)[1:])
def test_service_learns_nothing_of_scores_judgements_and_texts(service, judged, inspector, stage):
    document = make_document(judged)
    bring_to_stage(judged, stage)

    pages = [
        service.get(address)
        for address in ("/", NOTICE, DOCUMENTS, f"{DOCUMENTS}{document.pk}/answer/")
    ]

    secrets = {CANARY, inspector.name, inspector.email, "Quill", "Poor", "Drafting", "EM-01"}
    for page in pages:
        assert page.status_code == 200
        assert [word for word in secrets if word in page.text] == []
