from datetime import UTC, date, datetime

import pytest

from inspections.choices import DocumentState, DocumentStatus, Stage
from inspections.errors import PlanRefused
from inspections.models import Inspection, RequestedDocument
from inspections.policies.documents import (
    check_answer,
    count_documents,
    find_personal,
    status_of,
    wanted_date,
)
from inspections.queries.document_rules import find_request_rules
from inspections.queries.sentences import distance_text
from inspections.types import DocumentAnswer, DocumentCounts, Schedule

TODAY = date(2026, 4, 1)
ANNOUNCED = Inspection(stage=Stage.ANNOUNCED)
RECEIVED = DocumentAnswer(DocumentState.RECEIVED, TODAY)


def document(state=DocumentState.REQUESTED, due_date=None, **fields):
    return RequestedDocument(state=state, due_date=due_date, **fields)


@pytest.mark.parametrize(
    ("state", "due_date", "status"),
    [
        (DocumentState.REQUESTED, None, DocumentStatus.REQUESTED),
        (DocumentState.REQUESTED, TODAY, DocumentStatus.REQUESTED),
        (DocumentState.REQUESTED, date(2026, 3, 31), DocumentStatus.OUTSTANDING),
        (DocumentState.RECEIVED, date(2026, 3, 31), DocumentStatus.RECEIVED),
        (DocumentState.NOT_HELD, date(2026, 3, 31), DocumentStatus.NOT_HELD),
    ],
)
def test_document_is_outstanding_from_the_day_after_the_one_it_is_wanted_by(
    state, due_date, status
):
    assert status_of(document(state, due_date), TODAY) == status


def test_every_document_counts_once():
    documents = [
        document(),
        document(due_date=date(2026, 3, 31)),
        document(DocumentState.RECEIVED),
        document(DocumentState.NOT_HELD),
        document(DocumentState.NOT_HELD),
    ]

    counts = count_documents(documents, TODAY)

    assert counts == DocumentCounts(requested=1, received=1, outstanding=1, not_held=2)
    assert (counts.total, counts.answered) == (5, 3)


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (7, date(2026, 4, 2)),  # Easter Monday gives way to the Thursday before Good Friday
        (5, date(2026, 4, 8)),
        (1, date(2026, 4, 10)),  # a Sunday gives way to Friday
        (17, date(2026, 4, 10)),  # the day of the notice itself is too early
        (400, date(2026, 4, 10)),
    ],
)
def test_document_is_wanted_on_a_working_day_within_the_notice(days, wanted):
    schedule = Schedule.from_week_one(date(2026, 4, 13))

    assert wanted_date(schedule, days, "england") == wanted


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (DocumentAnswer(DocumentState.RECEIVED), "Enter the day"),
        (DocumentAnswer(DocumentState.RECEIVED, date(2026, 4, 2)), "has not come yet"),
        (DocumentAnswer(DocumentState.REQUESTED, TODAY), "only for a document that was sent"),
        (DocumentAnswer(DocumentState.NOT_HELD, note=" "), "Say why"),
        (DocumentAnswer(DocumentState.NOT_HELD, note="Ask kim@example.org"), "kim@example.org"),
    ],
)
def test_answer_that_lacks_something_is_refused(answer, reason):
    with pytest.raises(PlanRefused, match=reason):
        check_answer(ANNOUNCED, document(), answer, TODAY)


@pytest.mark.parametrize(
    ("stage", "withdrawn_at", "reason"),
    [
        (Stage.PLANNED, None, "does not know"),
        (Stage.PUBLISHED, None, "published"),
        (Stage.ANNOUNCED, datetime(2026, 3, 30, tzinfo=UTC), "no longer asked for"),
    ],
)
def test_answer_is_refused_where_none_is_wanted(stage, withdrawn_at, reason):
    with pytest.raises(PlanRefused, match=reason):
        check_answer(Inspection(stage=stage), document(withdrawn_at=withdrawn_at), RECEIVED, TODAY)


@pytest.mark.parametrize(
    "stage", [one for one in Stage if one not in (Stage.PLANNED, Stage.PUBLISHED)]
)
def test_answer_can_be_given_from_the_announcement_until_publication(stage):
    check_answer(Inspection(stage=stage), document(), RECEIVED, TODAY)


@pytest.mark.parametrize(
    ("note", "is_refused"),
    [
        ("Sent to a.b@example.org", True),
        ("NHS number 943 476 5919", True),
        ("The flat at AB1 2CD", True),
        ("Transfer 20260401, both years in one file", False),
        ("Minutes of 4 March 2026, sent by the board’s clerk", False),
        ("", False),
    ],
)
def test_note_does_not_show_how_to_find_a_person(note, is_refused):
    assert bool(find_personal(note)) == is_refused


@pytest.mark.parametrize("framework", ["fji-2015", "yos-2018", "yjs-2021", "unheard-of"])
def test_usual_list_says_what_and_why_and_where_it_comes_from(framework):
    rules = find_request_rules(framework)
    titles = [one.title for one in rules.documents]

    assert rules.provenance == rules.caseload.provenance == "assumed"
    assert rules.source
    assert rules.caseload.source
    assert len(titles) == len(set(titles)) >= 4
    assert all(one.description and 0 < one.days < 28 for one in rules.documents)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (TODAY, "today"),
        (date(2026, 4, 2), "in 1 working day"),
        (date(2026, 4, 7), "in 2 working days"),  # Good Friday and Easter Monday between
        (date(2026, 3, 30), "2 working days ago"),
        (date(2016, 4, 1), ""),
    ],
)
def test_distance_is_counted_in_working_days(day, text):
    assert distance_text(day, TODAY, "england") == text
