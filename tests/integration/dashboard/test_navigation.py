import pytest

from inspections.services.service_members import end_service_membership
from tests.factories.concerns import join_service
from tests.factories.frameworks import make_framework
from tests.factories.inspections import make_inspection

MENU = ["Home", "My cases", "Inspections", "Plans", "Frameworks"]


def items(page):
    return page.context["nav_items"]


@pytest.mark.parametrize(
    ("address", "here"),
    [("/", "Home"), ("/cases/", "My cases"), ("/inspections/", "Inspections")],
)
def test_menu_marks_where_the_reader_is(client, outsider, address, here):
    client.force_login(outsider)

    page = client.get(address)

    assert [item["text"] for item in items(page)] == MENU
    assert [item["text"] for item in items(page) if item["active"]] == [here]


def test_menu_marks_the_inspections_from_deeper_within(client, administrator):
    client.force_login(administrator)

    page = client.get("/inspections/new/")

    assert [item["text"] for item in items(page) if item["active"]] == ["Inspections"]


def test_every_item_of_the_menu_leads_somewhere(client, outsider):
    client.force_login(outsider)

    answers = [client.get(item["href"]) for item in items(client.get("/"))]

    assert [answer.status_code for answer in answers] == [200] * len(MENU)


def test_menu_of_a_service_s_manager_is_their_own_page(client, make_user):
    manager = make_user("Hugh Calloway")
    join_service(make_inspection(), manager)
    client.force_login(manager)

    assert [item["text"] for item in items(client.get("/"))] == ["Home"]


@pytest.mark.parametrize("address", ["/cases/", "/frameworks/", "/components/", "/no/such/page/"])
def test_manager_who_has_left_finds_no_other_door(client, make_user, address):
    manager = make_user("Hugh Calloway")
    inspection = make_inspection()
    join_service(inspection, manager)
    end_service_membership(member=inspection.service.members.get(), by="tests")
    client.force_login(manager)

    assert client.get(address).status_code == 404


def test_manager_who_inspects_elsewhere_has_both(client, make_user):
    manager = make_user("Hugh Calloway")
    join_service(make_inspection(), manager)
    make_inspection(make_framework(), service="norhaven", local_assessor=manager)
    client.force_login(manager)

    assert [item["text"] for item in items(client.get("/"))] == MENU


@pytest.mark.django_db
def test_menu_is_empty_before_sign_in(client):
    assert items(client.get("/accounts/sign-in/")) == []
