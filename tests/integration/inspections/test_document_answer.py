"""The page on which a service answers for a document, or the team records it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import DocumentState, Stage
from inspections.models import RequestedDocument
from inspections.services.documents import remove_document
from inspections.services.service_members import end_service_membership
from inspections.services.stages import move_stage
from tests.factories.concerns import join_service
from tests.factories.documents import REASON, give_answer, make_document
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.pages import text_of

LIST = "/inspections/eastmarsh-2026/documents/"


@pytest.fixture
def document(announced):
    return make_document(announced)


@pytest.fixture
def address(document):
    return f"{LIST}{document.pk}/answer/"


def typed(state, note="", day=None, version=1):
    day = day or timezone.localdate()
    return {
        "version": str(version),
        "state": state,
        "note": note,
        "received_date_0": str(day.day),
        "received_date_1": str(day.month),
        "received_date_2": str(day.year),
    }


def stored():
    return RequestedDocument.objects.get()


def test_service_says_that_it_has_sent_a_document(service, manager, address):
    answer = service.post(address, typed("received", "In one file."), follow=True)

    details = AuditEvent.objects.get(verb="document_answered").details
    assert "is saved" in answer.text
    assert "Received" in text_of(answer)
    assert (stored().state, stored().answered_by) == (DocumentState.RECEIVED, manager)
    assert (details["before"]["state"], details["after"]["note"]) == ("requested", "In one file.")


def test_service_says_that_it_does_not_hold_a_document(service, address):
    service.post(address, typed("not_held", "We have none."))

    assert (stored().state, stored().state_note) == (DocumentState.NOT_HELD, "We have none.")
    assert stored().received_date is None


def test_answer_can_be_taken_back(service, address):
    service.post(address, typed("received"))
    service.post(address, typed("requested", "It was the wrong file.", version=2))

    assert (stored().state, stored().received_date) == (DocumentState.REQUESTED, None)
    assert stored().state_note == "It was the wrong file."


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"state": ""}, "Choose where the document stands"),
        ({"state": "not_held"}, "Say why the service does not hold this document"),
        (
            {f"received_date_{part}": "" for part in range(3)},
            "Enter the day on which the document was sent",
        ),
        ({"received_date_1": "13"}, "a day that no calendar has"),
        ({"note": "Ask kim@example.org"}, "“kim@example.org” looks like"),
    ],
)
def test_answer_that_lacks_something_keeps_what_was_typed(service, address, data, fault):
    sent = typed("received") | data

    page = service.post(address, sent)

    assert page.status_code == 422
    assert fault in page.text
    assert page.context["form"].data.dict() == sent
    assert stored().answered_at is None


def test_day_to_come_is_refused(service, address):
    page = service.post(address, typed("received", day=timezone.localdate() + timedelta(days=1)))

    assert page.status_code == 422
    assert "cannot be a day to come" in page.text


def test_answer_given_meanwhile_is_shown_beside_what_was_typed(
    service, address, document, lead_inspector
):
    give_answer(document, lead_inspector, DocumentState.NOT_HELD)

    page = service.post(address, typed("received", "In one file."))

    assert page.status_code == 409
    assert REASON.rstrip(".") in page.text
    assert page.context["form"]["note"].value() == "In one file."
    assert stored().state == DocumentState.NOT_HELD
    assert service.post(address, typed("received", version=2)).url == LIST


def test_withdrawn_document_is_not_answered_and_nothing_typed_is_lost(
    service, address, document, lead_inspector
):
    give_answer(document, lead_inspector, DocumentState.NOT_HELD)
    remove_document(document=document, base_version=2, by="tests")

    page = service.post(address, typed("received", "In one file.", version=3))

    assert page.status_code == 422
    assert "no longer asked for" in page.text
    assert page.context["form"]["note"].value() == "In one file."


def test_nothing_is_answered_once_published(service, address, announced):
    bring_to_stage(announced, Stage.PUBLISHED)

    page = service.get(address)

    assert "can no longer change" in page.text
    assert "Save the answer" not in page.text
    assert service.post(address, typed("received")).status_code == 422
    assert stored().answered_at is None


def test_team_records_a_receipt_for_the_service(browser, member, announced, address):
    officer = member(RoleCode.SUPPORT_OFFICER)

    page = browser(officer).get(address)
    browser(officer).post(address, typed("received"))

    assert "It was received" in page.text
    assert (stored().state, stored().answered_by) == (DocumentState.RECEIVED, officer)
    assert "Written down by Member support officer" in browser(officer).get(LIST).text


def test_service_does_not_learn_who_of_the_team_has_written(service, document, lead_inspector):
    give_answer(document, lead_inspector, DocumentState.RECEIVED)

    page = service.get(LIST)

    assert "Sent on" in page.text
    assert lead_inspector.name not in page.text


def test_nothing_is_recorded_before_the_announcement(browser, inspection, lead_inspector):
    document = make_document(inspection)
    address = f"{LIST}{document.pk}/answer/"

    page = browser(lead_inspector).post(address, typed("received"))

    assert page.status_code == 422
    assert "does not know of this inspection yet" in page.text


def test_list_of_the_service_leads_to_each_answer(service, document, address):
    (task,) = service.get(LIST).context["page"].tasks

    assert task["href"] == address
    assert (task["status"], task["text"]) == ("Requested", document.title)
    assert "secure transfer" in service.get(address).text


def test_service_finds_only_its_own_doors(service, document):
    for address in (f"{LIST}add/", f"{LIST}usual/", f"{LIST}{document.pk}/"):
        assert service.get(address).status_code == 404
    for deed in ("remove", "move"):
        assert service.post(f"{LIST}{document.pk}/{deed}/").status_code == 404


def test_planned_inspection_does_not_exist_for_its_service(service, announced, address):
    move_stage(inspection=announced, to=Stage.PLANNED, by="tests")

    assert service.get(LIST).status_code == 404
    assert service.post(address, typed("received")).status_code == 404
    assert stored().answered_at is None


def test_manager_of_another_service_finds_nothing(browser, make_user, announced, address):
    other = make_user("Hugh Calloway")
    join_service(make_inspection(announced.framework, service="northmoor"), other)

    assert browser(other).get(LIST).status_code == 404
    assert browser(other).post(address, typed("received")).status_code == 404


def test_manager_who_has_left_finds_nothing(service, manager, address):
    end_service_membership(member=manager.service_memberships.get(), by="tests")

    assert service.get(address).status_code == 404
