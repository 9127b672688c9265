"""The pages on which administrators keep accounts."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.errors import PeopleRefused
from accounts.models import Invitation, User
from accounts.services import people
from audit.models import AuditEvent
from tests.conftest import PASSWORD
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client, administrator) -> Client:
    client.force_login(administrator)
    return client


def address(person, page=""):
    return f"/people/{person.pk}/{page}"


def names(page):
    return [row[0]["text"] for row in page.context["table"].rows]


def deactivate(client, person, reason="Has left."):
    return client.post(address(person, "deactivate/"), {"reason": reason}, follow=True)


def test_list_finds_people_by_name_address_and_state(client, inspector, outsider):
    people.deactivate_person(person=outsider, reason="Left.", by="tests")

    assert names(client.get("/people/")) == ["Ada Minster", "Olu Strange", "Rosa Okafor"]
    assert names(client.get("/people/?q=rosa+EXAMPLE")) == ["Rosa Okafor"]
    assert names(client.get("/people/?state=deactivated")) == ["Olu Strange"]
    assert "Nobody was found" in client.get("/people/?state=invited").text


def test_list_has_pages_that_keep_the_search(client, make_user):
    for number in range(51):
        make_user(f"Member {number}")

    assert (
        "?q=member&amp;state=active&amp;page=2" in client.get("/people/?q=member&state=active").text
    )


@pytest.mark.parametrize("query", ["state=nonsense", "page=x", "q=%25&state=", "page=999"])
def test_nonsense_in_the_address_is_no_fault(client, query):
    assert client.get(f"/people/?{query}").status_code == 200


def test_menu_shows_the_page_to_administrators_alone(client, inspector):
    assert "People" in [item["text"] for item in client.get("/").context["nav_items"]]

    client.force_login(inspector)
    assert "People" not in [item["text"] for item in client.get("/").context["nav_items"]]


def test_person_page_shows_roles_with_dates(client, inspector):
    make_inspection(inspector=inspector)

    page = client.get(address(inspector)).text

    for words in ("eastmarsh-2026", "Inspector", "Inspectorate of Probation", "1 January 2026"):
        assert words in page


def test_administrator_invites_anybody(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/people/invite/", {"name": "Wren", "email": "wren@example.org"})

    invitation = Invitation.objects.get()
    assert answer.url == address(invitation.user)
    assert "Waits to be accepted" in client.get(answer.url).text


def test_faulty_invitation_keeps_what_was_typed(client, inspector):
    page = client.post("/people/invite/", {"name": "Wren", "email": inspector.email})

    assert page.status_code == 422
    assert "already has an account" in page.text
    assert 'value="Wren"' in page.text


def test_inviting_is_limited(client, settings):
    typed = {"name": "Wren"}
    codes = [
        client.post("/people/invite/", typed | {"email": f"wren{n}@example.org"}).status_code
        for n in range(61)
    ]

    assert codes == [302] * 60 + [429]


def test_session_of_a_deactivated_person_ends_with_the_next_request(client, inspector):
    theirs = Client()
    theirs.force_login(inspector)
    assert theirs.get("/").status_code == 200

    page = deactivate(client, inspector)

    assert "can no longer sign in" in page.text
    assert theirs.get("/").status_code == 302
    theirs.post("/accounts/sign-in/", {"login": inspector.email, "password": PASSWORD})
    assert theirs.get("/").status_code == 302


def test_old_session_does_not_come_back_with_the_account(client, inspector):
    theirs = Client()
    theirs.force_login(inspector)
    deactivate(client, inspector)

    client.post(address(inspector, "activate/"))

    assert theirs.get("/").status_code == 302
    theirs.post("/accounts/sign-in/", {"login": inspector.email, "password": PASSWORD})
    assert theirs.get("/").status_code == 200


def test_deactivation_needs_a_reason_which_stays_out_of_the_record(client, inspector):
    assert deactivate(client, inspector, reason=" ").status_code == 422
    assert User.objects.get(pk=inspector.pk).is_active

    page = deactivate(client, inspector, reason="Moved to Northmoor.")

    assert "Moved to Northmoor." in page.text
    event = AuditEvent.objects.get(verb="user_deactivated")
    assert event.actor == "ada.minster@example.org"
    assert "Northmoor" not in str(event.content)


def test_roles_and_history_outlive_a_deactivation(client, inspector):
    make_inspection(inspector=inspector)

    deactivate(client, inspector)

    assert "eastmarsh-2026" in client.get(address(inspector)).text
    assert inspector.team_memberships.get().to_date is None


def test_nobody_deactivates_or_demotes_themselves(client, administrator, make_user):
    make_user("Second Admin", is_administrator=True)

    assert deactivate(client, administrator).status_code == 422
    answer = client.post(address(administrator, "rights/"), {})

    administrator.refresh_from_db()
    assert answer.status_code == 422
    assert administrator.is_active
    assert administrator.is_administrator


def test_last_administrator_stays(administrator):
    with pytest.raises(PeopleRefused, match="last administrator"):
        people.deactivate_person(person=administrator, reason="x", by="tests")
    with pytest.raises(PeopleRefused, match="last administrator"):
        people.change_rights(
            person=administrator, is_administrator=False, may_plan_inspections=True, by="tests"
        )


def test_deactivated_administrator_does_not_count_as_another(administrator, make_user):
    other = make_user("Second Admin", is_administrator=True)
    people.deactivate_person(person=other, reason="x", by="tests")

    with pytest.raises(PeopleRefused, match="last administrator"):
        people.deactivate_person(person=administrator, reason="x", by="tests")


def test_rights_hold_from_the_next_request_on(client, inspector):
    theirs = Client()
    theirs.force_login(inspector)
    assert theirs.get("/people/").status_code == 403

    client.post(address(inspector, "rights/"), {"is_administrator": "on"})

    assert theirs.get("/people/").status_code == 200
    event = AuditEvent.objects.get(verb="rights_changed")
    assert event.details["after"]["is_administrator"] is True


def test_last_way_back_is_an_invitation_for_who_never_had_a_password(client, make_user):
    with time_machine.travel(timezone.now()):
        invited = people.create_user(
            email="w@example.org", name="W", password=None, is_invited=True, by="tests"
        )
    answer = client.post(address(invited, "activate/"), follow=True)

    invited.refresh_from_db()
    assert "Send an invitation instead" in answer.text
    assert not invited.is_active


@pytest.mark.parametrize("page", ["", "rights/", "deactivate/", "activate/"])
def test_who_does_not_exist_is_not_found(client, page):
    assert client.get(f"/people/4711/{page}").status_code == 404


@pytest.mark.parametrize("page", ["rights/", "deactivate/", "activate/"])
def test_looking_changes_nothing(client, inspector, page):
    before = list(User.objects.values())

    client.get(address(inspector, page))

    assert list(User.objects.values("pk", "is_active")) == [
        {"pk": row["id"], "is_active": row["is_active"]} for row in before
    ]
