"""The page on which a service's manager names its board and the owners of actions."""

import pytest
from django.core import mail

from accounts.roles import ServiceRoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.models import ServiceMember
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db
PAGE = "/services/eastmarsh/people/"


@pytest.fixture
def inspection(lead_inspector):
    inspection = make_inspection(lead_inspector=lead_inspector)
    bring_to_stage(inspection, Stage.ANNOUNCED)
    return inspection


def test_manager_names_a_chair_who_has_an_account(service, make_user, browser):
    chair = make_user("Ottoline Vance")

    answer = service.post(
        PAGE, {"person": chair.email, "name": "", "role": "board_chair"}, follow=True
    )

    assert "Ottoline Vance has the role: Board chair." in text_of(answer)
    event = AuditEvent.objects.filter(verb="service_member_added").latest("pk")
    assert event.actor == "rhona.castleby@example.org"
    assert browser(chair).get("/inspections/eastmarsh-2026/notice/").status_code == 200


def test_somebody_unknown_is_invited_to_their_role(service, django_capture_on_commit_callbacks):
    sent = {"person": "sefton@example.org", "name": "Sefton Marlowe", "role": "action_owner"}
    with django_capture_on_commit_callbacks(execute=True):
        page = service.post(PAGE, sent, follow=True)

    assert ServiceMember.objects.get(role=ServiceRoleCode.ACTION_OWNER).user.name == (
        "Sefton Marlowe"
    )
    assert mail.outbox[-1].to == ["sefton@example.org"]
    link = page.context["people"]["rows"][1][4]["href"]
    assert service.get(link).status_code == 200


@pytest.mark.parametrize("role", ["manager", "", "lead_inspector"])
def test_manager_names_no_other_manager_and_nobody_without_a_role(service, make_user, role):
    person = make_user("Ottoline Vance")

    answer = service.post(PAGE, {"person": person.email, "name": "", "role": role})

    assert answer.status_code == 422
    assert not person.service_memberships.exists()


def test_inspector_of_the_service_is_refused(service, lead_inspector):
    answer = service.post(
        PAGE, {"person": lead_inspector.email, "name": "", "role": "board_member"}
    )

    assert answer.status_code == 422
    assert "is in a team that inspects this service" in text_of(answer)


def test_ended_role_closes_everything_at_once(service, inspection, make_user, browser):
    member = make_user("Ottoline Vance")
    join_service(inspection, member, ServiceRoleCode.BOARD_MEMBER)
    their = browser(member)
    place = member.service_memberships.get().pk
    assert their.get("/services/eastmarsh/board/").status_code == 200

    service.post(f"{PAGE}{place}/end/")

    assert their.get("/services/eastmarsh/board/").status_code == 404
    assert their.get("/inspections/eastmarsh-2026/notice/").status_code == 404


def test_manager_s_own_role_is_the_inspectorate_s_to_end(service, manager):
    place = manager.service_memberships.get().pk

    assert service.post(f"{PAGE}{place}/end/").status_code == 404
    assert "By the inspectorate" in service.get(PAGE).text


def test_role_in_another_service_is_not_there(service, inspection, make_user):
    other = make_user("Ottoline Vance")
    elsewhere = make_inspection(inspection.framework, service="northmoor")
    join_service(elsewhere, other, ServiceRoleCode.BOARD_MEMBER)

    assert service.post(f"{PAGE}{other.service_memberships.get().pk}/end/").status_code == 404
    assert service.get("/services/northmoor/people/").status_code == 404
