"""The list of documents as the team keeps it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Direction, DocumentState, Stage
from inspections.errors import PlanRefused, StaleSave
from inspections.models import RequestedDocument
from inspections.queries.document_rules import find_request_rules
from inspections.queries.documents import document_counts, documents_of
from inspections.services import documents as services
from inspections.types import DocumentContent, DocumentCounts
from tests.factories.documents import REASON, give_answer, make_document
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.pages import markup_of, text_of

PAGE = "/inspections/eastmarsh-2026/documents/"
ADD = f"{PAGE}add/"
TYPED = {
    "version": "0",
    "title": "Training record",
    "description": "The last two years.",
    "due_date_0": "2",
    "due_date_1": "4",
    "due_date_2": "2026",
}


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


@pytest.fixture
def four(announced, lead_inspector):
    """One document of each status, in the order of their statuses' names."""
    yesterday = timezone.localdate() - timedelta(days=1)
    lacking = make_document(announced, "Audit")
    late = make_document(announced, "Minutes", yesterday)
    sent = make_document(announced, "Plan", yesterday)
    give_answer(lacking, lead_inspector, DocumentState.NOT_HELD)
    give_answer(sent, lead_inspector, DocumentState.RECEIVED)
    return [lacking, late, sent, make_document(announced, "Record")]


def titles(inspection):
    return [one.title for one in documents_of(inspection) if one.withdrawn_at is None]


def shown(page):
    return [(row.title, row.status) for row in page.context["page"].rows]


def test_list_shows_each_document_with_its_status_and_counts_them(lead, four):
    page = lead.get(PAGE)

    assert shown(page) == [
        ("Audit", "Not held"),
        ("Minutes", "Outstanding"),
        ("Plan", "Received"),
        ("Record", "Requested"),
    ]
    assert "4 documents: 1 received, 1 outstanding, 1 requested" in text_of(page)
    assert "Note: The team has none of its own" in text_of(page)


def test_counts_are_worked_out_in_one_query(four, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = document_counts(four[0].inspection)

    assert counts == DocumentCounts(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("outstanding", ["Minutes"]),
        ("not_held", ["Audit"]),
        ("unheard-of", ["Audit", "Minutes", "Plan", "Record"]),
    ],
)
def test_list_is_filtered_by_status(lead, four, status, expected):
    page = lead.get(PAGE, {"status": status})

    assert [title for title, _status in shown(page)] == expected


def test_filtered_list_cannot_be_reordered(lead, four):
    assert "/move/" in markup_of(lead.get(PAGE))
    assert "/move/" not in markup_of(lead.get(PAGE, {"status": "received"}))


def test_usual_list_is_taken_over_but_for_what_is_there(lead, inspection):
    usual = find_request_rules(inspection.framework.code).documents
    make_document(inspection, usual[0].title.upper())

    offered = lead.get(f"{PAGE}usual/")
    answer = lead.post(f"{PAGE}usual/", follow=True)

    assert usual[1].title in offered.text
    assert "Assumed" in offered.text
    assert f"{len(usual) - 1} documents are added." in answer.text
    assert titles(inspection)[1:] == [one.title for one in usual[1:]]
    assert all(one.due_date for one in documents_of(inspection)[1:])
    assert "asked for already" in lead.get(f"{PAGE}usual/").text


def test_usual_list_taken_over_twice_adds_nothing(lead, inspection):
    lead.post(f"{PAGE}usual/")
    before = titles(inspection)

    answer = lead.post(f"{PAGE}usual/", follow=True)

    assert "0 documents are added." in answer.text
    assert titles(inspection) == before


def test_document_is_added_at_the_end_with_its_event(lead, inspection):
    make_document(inspection)

    assert lead.post(ADD, TYPED).url == PAGE
    assert titles(inspection) == ["Minutes of the management board", "Training record"]
    event = AuditEvent.objects.filter(verb="document_added").last()
    assert event.details["after"]["due_date"] == "2026-04-02"


@pytest.mark.parametrize(
    ("name", "value"), [("title", ""), ("description", ""), ("due_date_1", "13")]
)
def test_document_that_lacks_something_keeps_what_was_typed(lead, inspection, name, value):
    page = lead.post(ADD, TYPED | {name: value})

    assert page.status_code == 422
    assert page.context["form"].data.dict() == TYPED | {name: value}
    assert titles(inspection) == []


def test_document_is_changed_with_the_former_words_in_the_record(lead, inspection):
    document = make_document(inspection)

    lead.post(f"{PAGE}{document.pk}/", TYPED | {"version": "1"})

    details = AuditEvent.objects.get(verb="document_changed").details
    assert titles(inspection) == ["Training record"]
    assert details["before"]["title"] == "Minutes of the management board"


def test_document_answered_meanwhile_is_not_overwritten_unseen(lead, announced, lead_inspector):
    document = make_document(announced)
    give_answer(document, lead_inspector, DocumentState.NOT_HELD)

    page = lead.post(f"{PAGE}{document.pk}/", TYPED | {"version": "1"})

    assert page.status_code == 409
    assert REASON.rstrip(".") in page.text
    assert page.context["form"]["title"].value() == "Training record"
    assert titles(announced) == ["Minutes of the management board"]
    assert lead.post(f"{PAGE}{document.pk}/", TYPED | {"version": "2"}).url == PAGE


def test_unanswered_document_is_removed_after_a_question(lead, inspection):
    document = make_document(inspection)
    address = f"{PAGE}{document.pk}/remove/"

    assert "Ask no longer for" in lead.get(address).text
    assert titles(inspection) != []
    lead.post(address, {"version": "1"})

    assert not RequestedDocument.objects.exists()
    assert lead.post(address, {"version": "1"}).status_code == 404


def test_answered_document_is_withdrawn_and_stays_on_record(lead, announced, lead_inspector):
    document = make_document(announced)
    give_answer(document, lead_inspector, DocumentState.RECEIVED)
    give_answer(document, lead_inspector, DocumentState.REQUESTED)

    assert lead.post(f"{PAGE}{document.pk}/remove/", {"version": "1"}).status_code == 409
    lead.post(f"{PAGE}{document.pk}/remove/", {"version": "3"})

    page = lead.get(PAGE)
    assert shown(page) == []
    assert page.context["page"].withdrawn == [document.title]
    assert document_counts(announced).total == 0
    kept = lead.post(f"{PAGE}{document.pk}/", TYPED | {"version": "4"})
    assert kept.status_code == 422
    assert "no longer asked for" in kept.text


def test_documents_change_places_by_buttons(lead, inspection):
    one, _two, three = (make_document(inspection, title) for title in ("One", "Two", "Three"))

    answer = lead.post(f"{PAGE}{three.pk}/move/", {"direction": "up"})
    lead.post(f"{PAGE}{one.pk}/move/", {"direction": "up"})

    assert answer.url == f"{PAGE}#document-{three.pk}"
    assert titles(inspection) == ["One", "Three", "Two"]
    assert lead.post(f"{PAGE}{one.pk}/move/", {"direction": "sideways"}).status_code == 400


def test_list_does_not_grow_endlessly(lead, inspection, monkeypatch):
    monkeypatch.setattr(services, "MOST_DOCUMENTS", 1)
    make_document(inspection)

    page = lead.post(ADD, TYPED)

    assert page.status_code == 422
    assert "1 documents at most" in page.text


def test_list_is_a_record_once_published(lead, inspection):
    document = make_document(inspection)
    bring_to_stage(inspection, Stage.PUBLISHED)
    content = DocumentContent("a", "b", None)

    page = lead.get(PAGE)
    assert "can no longer change" in page.text
    assert f"{PAGE}add/" not in page.text
    assert lead.post(ADD, TYPED).status_code == 422
    assert lead.post(f"{PAGE}{document.pk}/", TYPED | {"version": "1"}).status_code == 422
    assert lead.post(f"{PAGE}{document.pk}/remove/", {"version": "1"}).status_code == 422
    assert "can no longer" in lead.post(f"{PAGE}usual/", follow=True).text
    with pytest.raises(PlanRefused, match="published"):
        services.add_document(inspection=inspection, content=content, by="tests")
    assert titles(inspection) == [document.title]


def test_removed_document_is_not_moved(inspection):
    document = make_document(inspection)
    again = RequestedDocument.objects.get()
    services.remove_document(document=document, base_version=1, by="tests")

    with pytest.raises(StaleSave):
        services.move_document(document=again, direction=Direction.UP, by="tests")


def test_member_reads_the_list_and_changes_nothing(browser, four, member):
    inspector = browser(member(RoleCode.INSPECTOR))
    document = four[0]

    page = inspector.get(PAGE)

    assert len(shown(page)) == 4
    assert "/answer/" not in page.text
    assert "/remove/" not in page.text
    for address in (ADD, f"{PAGE}usual/", f"{PAGE}{document.pk}/", f"{PAGE}{document.pk}/answer/"):
        assert inspector.post(address).status_code == 403


def test_list_of_others_is_not_found(browser, inspection, outsider, lead):
    other = make_document(make_inspection(inspection.framework, service="northmoor"))

    assert browser(outsider).get(PAGE).status_code == 404
    assert lead.get(f"{PAGE}{other.pk}/").status_code == 404
    assert lead.post(f"{PAGE}{other.pk}/remove/").status_code == 404
    assert lead.get(f"{PAGE}{other.pk}/answer/").status_code == 404


@pytest.mark.parametrize("more", [0, 12])
def test_list_takes_the_same_queries_however_long(
    lead, announced, lead_inspector, django_assert_num_queries, more
):
    for number in range(more):
        document = make_document(announced, f"Document {number}")
        give_answer(document, lead_inspector, DocumentState.RECEIVED)

    # session, person, standing, inspection, of the service?, inspection, roles, documents
    with django_assert_num_queries(8):
        lead.get(PAGE)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "received"},
        {"received_date": "2026-04-01"},
        {"state": "not_held"},
        {"answered_at": "2026-04-01T10:00Z"},
    ],
)
def test_half_an_answer_cannot_be_stored(inspection, fields):
    document = make_document(inspection)

    with pytest.raises(IntegrityError), transaction.atomic():
        RequestedDocument.objects.filter(pk=document.pk).update(**fields)
