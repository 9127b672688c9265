import pytest

from accounts.roles import RoleCode
from cases.services.discarding import discard_sample
from cases.services.sampling import draw_inspection_sample
from cases.types.sampling import DrawChoice, StratumChoice
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.planning import begin_planning
from inspections.services.yots import change_service
from tests.factories.caseloads import make_caseload, make_draft, make_row
from tests.factories.cases import make_case
from tests.factories.concerns import join_service
from tests.factories.documents import make_document
from tests.factories.frameworks import STANDARDS_OF_2018, make_framework
from tests.factories.inspections import bring_to_stage, join_team, make_service
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(db):
    """An inspection of which nothing but service and edition is known."""
    return begin_planning(service=make_service(), framework=make_framework(), by="tests")


@pytest.fixture
def page_of(client, administrator):
    """Return the task list: statuses by task, and the page's words."""

    def look(inspection, reader=None):
        client.force_login(reader or administrator)
        answer = client.get(f"/inspections/{inspection.reference}/setup/")
        page = answer.context["page"]
        tasks = [task for group in page.groups for task in group.tasks]
        return {task["text"]: str(task["status"]) for task in tasks}, text_of(answer)

    return look


def address_of_next(client, inspection):
    answer = client.get(f"/inspections/{inspection.reference}/setup/")
    return answer.context["page"].next_href


def test_nothing_is_done_at_first_but_the_service_is_known(planned, page_of):
    statuses, words = page_of(planned)

    assert statuses["Service details"] == "In progress"
    assert set(statuses.values()) == {"In progress", "Not started", "Cannot start yet"}
    assert "Next: Service details" in words
    assert "Proposed: fieldwork from" in words


def test_whoever_plans_is_led_from_task_to_task(client, planned, page_of, administrator, make_user):
    """Follow the one button on the list, save what its page shows, and come back, to the end.

    To announce the inspection is the lead's, so an administrator's way ends there.
    """
    visited = []
    client.force_login(administrator)
    while (address := address_of_next(client, planned)) and address not in visited:
        visited.append(address)
        page = client.get(address)
        assert page.status_code == 200
        if address.endswith("/team/"):
            join_team(planned, make_user("Helen Marsh"), RoleCode.LEAD_INSPECTOR)
            join_team(planned, make_user("Rosa Okafor"), RoleCode.INSPECTOR)
            continue
        if address.endswith("/documents/"):
            make_document(planned)
            continue
        if address.endswith("/service-people/"):
            join_service(planned, make_user("Sefton Marlowe"))
            continue
        sent = client.post(address, filled(page.context["form"]))
        assert sent.url == f"/inspections/{planned.reference}/setup/"

    open_tasks = {task for task, status in page_of(planned)[0].items() if status != "Completed"}
    assert open_tasks == {"Announcement to the service", "Caseload", "Sample", "Timetable"}


def filled(form):
    """Return what the page shows, as a browser sends it, with what it leaves to be typed."""
    typed = {"region": "london", "size_group": "small", "reason": "Its turn."}
    data = {}
    for field in form:
        value = field.value()
        if hasattr(field.field.widget, "widgets"):
            parts = field.field.widget.decompress(value)
            data |= {f"{field.name}_{part}": str(one) for part, one in enumerate(parts)}
        elif value or field.name in typed:
            data[field.name] = value or typed[field.name]
        elif value == 0:
            data[field.name] = "0"
    return data


def test_edition_without_optional_standards_has_no_such_task(page_of):
    framework = make_framework(STANDARDS_OF_2018)
    inspection = begin_planning(service=make_service(), framework=framework, by="tests")

    assert "Standards" not in page_of(inspection)[0]


def test_team_without_a_lead_is_in_progress(planned, page_of, inspector, lead_inspector):
    assert page_of(planned)[0]["Team"] == "Not started"

    join_team(planned, inspector, RoleCode.INSPECTOR)
    without_lead = page_of(planned)
    join_team(planned, lead_inspector, RoleCode.LEAD_INSPECTOR)

    assert without_lead[0]["Team"] == "In progress"
    assert "1 person, no lead inspector" in without_lead[1]
    assert page_of(planned)[0]["Team"] == "Completed"


def test_status_follows_the_data_back(planned, page_of):
    values = {
        "name": "Eastmarsh YOT",
        "local_authority": "Eastmarsh",
        "country": "england",
        "region": "london",
        "size_group": "large",
    }
    change_service(service=planned.service, values=values, base_version=1, by="tests")
    done = page_of(planned)[0]["Service details"]
    emptied = values | {"region": ""}
    change_service(service=planned.service, values=emptied, base_version=2, by="tests")

    assert (done, page_of(planned)[0]["Service details"]) == ("Completed", "In progress")


def test_dates_that_nobody_confirmed_are_not_announced(client, planned, lead_inspector):
    join_team(planned, lead_inspector, RoleCode.LEAD_INSPECTOR)
    client.force_login(lead_inspector)

    answer = client.post(
        f"/inspections/{planned.reference}/stage/",
        {"seen": "planned", "to": "announced"},
        follow=True,
    )

    assert "Nobody has confirmed the dates yet." in answer.text
    assert Inspection.objects.get().stage == Stage.PLANNED


@pytest.fixture
def announced(planned, lead_inspector, inspector):
    """The same with a team, dates that somebody confirmed, and a service that knows."""
    Inspection.objects.update(dates_version=1)
    planned.refresh_from_db()
    join_team(planned, lead_inspector, RoleCode.LEAD_INSPECTOR)
    join_team(planned, inspector, RoleCode.INSPECTOR)
    bring_to_stage(planned, Stage.ANNOUNCED)
    return planned


def test_announcement_waits_for_dates_and_team(planned, page_of, lead_inspector):
    join_team(planned, lead_inspector, RoleCode.LEAD_INSPECTOR)

    statuses, words = page_of(planned, lead_inspector)

    assert statuses["Announcement to the service"] == "Cannot start yet"
    assert "To be completed first: Dates, Team" in words


def test_announcement_leads_back_to_the_list(client, planned, lead_inspector):
    Inspection.objects.update(dates_version=1)
    join_team(planned, lead_inspector, RoleCode.LEAD_INSPECTOR)
    client.force_login(lead_inspector)

    sent = client.post(
        f"/inspections/{planned.reference}/stage/", {"seen": "planned", "to": "announced"}
    )

    assert sent.url == f"/inspections/{planned.reference}/setup/"


def test_caseload_and_sample_open_one_after_the_other(announced, page_of, lead_inspector):
    told = page_of(announced, lead_inspector)[0]
    rows = [make_row(announced, f"EM-{number:02}") for number in range(1, 5)]
    make_caseload(announced, lead_inspector, *rows)
    sent = page_of(announced, lead_inspector)
    draw_inspection_sample(
        inspection=announced,
        choice=DrawChoice((StratumChoice("all", 4, ()),), (), ""),
        by=lead_inspector,
    )
    drawn = page_of(announced, lead_inspector)
    discard_sample(inspection=announced, reason="Too few.", by=lead_inspector)
    discarded = page_of(announced, lead_inspector)

    assert told["Announcement to the service"] == "Completed"
    assert (told["Caseload"], told["Sample"]) == ("Not started", "Cannot start yet")
    assert (sent[0]["Caseload"], sent[0]["Sample"]) == ("Completed", "Not started")
    assert "4 cases can be drawn." in sent[1]
    assert drawn[0]["Sample"] == "Completed"
    assert "4 cases are drawn." in drawn[1]
    assert (discarded[0]["Sample"], discarded[0]["Timetable"]) == (
        "Not started",
        "Cannot start yet",
    )


def test_file_that_waits_is_a_caseload_in_progress(announced, page_of, lead_inspector):
    make_draft(announced, lead_inspector)

    statuses, words = page_of(announced, lead_inspector)

    assert statuses["Caseload"] == "In progress"
    assert "A file waits to be checked and accepted." in words


def test_cases_that_were_loaded_need_no_draw(announced, page_of, lead_inspector):
    make_case(announced, "EM-01")

    statuses, words = page_of(announced, lead_inspector)

    assert (statuses["Caseload"], statuses["Sample"]) == ("Completed", "Completed")
    assert "1 case was loaded without a draw." in words


@pytest.mark.parametrize("role", sorted(set(RoleCode) - {"lead_inspector", "deputy_lead"}))
def test_list_is_for_those_who_arrange(client, planned, make_user, role):
    user = make_user("Somebody Else")
    join_team(planned, user, role)
    client.force_login(user)

    answer = client.get(f"/inspections/{planned.reference}/setup/")

    assert answer.status_code == (200 if role == RoleCode.SUPPORT_OFFICER else 403)


def test_list_does_not_exist_for_a_stranger(client, planned, outsider):
    client.force_login(outsider)

    assert client.get(f"/inspections/{planned.reference}/setup/").status_code == 404
