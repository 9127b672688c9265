"""The page on which a lead names who answers for the inspected service."""

import pytest
from django.core import mail

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.models import ServiceMember
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, join_team, make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(lead_inspector=lead_inspector)


@pytest.fixture
def page(inspection):
    return f"/inspections/{inspection.reference}/setup/service-people/"


@pytest.fixture
def lead(client, lead_inspector):
    client.force_login(lead_inspector)
    return client


def test_page_without_anybody_says_whom_to_add(lead, page):
    assert "Nobody answers for the service yet." in text_of(lead.get(page))


def test_person_with_an_account_answers_at_once(lead, page, inspection, make_user):
    manager = make_user("Sefton Marlowe")

    answer = lead.post(page, {"person": manager.email.upper(), "name": ""}, follow=True)

    assert "Sefton Marlowe has the role: Service manager." in text_of(answer)
    assert ServiceMember.objects.get().user == manager
    assert AuditEvent.objects.get(verb="service_member_added").actor == "helen.marsh@example.org"
    bring_to_stage(inspection, Stage.ANNOUNCED)
    lead.force_login(manager)
    assert lead.get(f"/inspections/{inspection.reference}/caseload/").status_code == 200


def test_unknown_address_needs_a_name_and_is_invited(
    lead, page, django_capture_on_commit_callbacks
):
    nameless = lead.post(page, {"person": "sefton@example.org", "name": ""})
    with django_capture_on_commit_callbacks(execute=True):
        invited = lead.post(
            page, {"person": "sefton@example.org", "name": "Sefton Marlowe"}, follow=True
        )

    assert nameless.status_code == 422
    assert "Nobody with this address has an account. Enter their name." in text_of(nameless)
    assert 'value="sefton@example.org"' in nameless.text
    assert "Sefton Marlowe is invited" in text_of(invited)
    assert mail.outbox[0].to == ["sefton@example.org"]
    assert "Eastmarsh" not in mail.outbox[0].body


def test_inspector_of_the_team_cannot_speak_for_the_service(lead, page, inspection, inspector):
    join_team(inspection, inspector, RoleCode.INSPECTOR)

    answer = lead.post(page, {"person": inspector.email, "name": ""})

    assert answer.status_code == 422
    assert "is in a team that inspects this service" in text_of(answer)
    assert not ServiceMember.objects.exists()


def test_role_ends_after_asking(lead, page, inspection, make_user):
    manager = make_user("Sefton Marlowe")
    join_service(inspection, manager)
    end = f"{page}{ServiceMember.objects.get().pk}/end/"

    asked = lead.get(end)
    still_there = "Sefton Marlowe" in text_of(lead.get(page))
    ended = lead.post(end, follow=True)

    assert "End the role of Sefton Marlowe, Service manager" in text_of(asked)
    assert still_there
    assert "Sefton Marlowe has left." in text_of(ended)
    assert "Nobody answers for the service yet." in text_of(ended)


def test_role_in_another_service_is_not_found(lead, page, make_user):
    other = make_inspection(service="saltmere")
    join_service(other, make_user("Sefton Marlowe"))

    assert lead.get(f"{page}{ServiceMember.objects.get().pk}/end/").status_code == 404


@pytest.mark.parametrize("role", sorted(set(RoleCode) - {"lead_inspector", "deputy_lead"}))
def test_page_is_for_those_who_lead(client, page, inspection, make_user, role):
    somebody = make_user("Somebody Else")
    join_team(inspection, somebody, role)
    client.force_login(somebody)

    answer = client.post(page, {"person": "sefton@example.org", "name": "Sefton Marlowe"})

    assert answer.status_code == 403
    assert not ServiceMember.objects.exists()
