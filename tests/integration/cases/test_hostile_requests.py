"""What nobody sends by accident: refused or put right, and nothing is spoilt for other people."""

import bz2
import json
import uuid

import pytest

from cases.errors import AnswerRefused
from cases.models import AnswerEvent, LateAnswer, UrgentConcern
from cases.services.allocating import allocate_assessment
from cases.services.copies import read_copy
from cases.services.late import decline_late_answer
from cases.types import AnswerOperation
from cases.types.copies import EntryOutcome
from tests.integration.cases.test_copies import copy_of, entry, outcomes

pytestmark = pytest.mark.django_db

INSPECTION = "/inspections/eastmarsh-2026"
YES = {"value": "yes", "reasons": [], "note": "Seen."}
# No database keeps them in UTC, or no page can show them in local time.
SENSELESS = ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00"]


def put(client, assessment, body, question="AS01", content_type="application/json"):
    return client.put(
        f"/assessments/{assessment.pk}/answers/{question}",
        body if isinstance(body, bytes) else json.dumps(body),
        content_type=content_type,
        headers={"If-Match": '"v0"', "Idempotency-Key": str(uuid.uuid4())},
    )


def concern_entry(assessment):
    op_id = str(uuid.uuid4())
    return {
        "kind": "concern",
        "op_id": op_id,
        "url": f"/assessments/{assessment.pk}/concerns/{op_id}",
        "body": {"what": "Fresh bruises.", "why_now": "Goes home tonight."},
        "at": "2026-04-14T09:00:00.000Z",
    }


@pytest.mark.parametrize("moment", SENSELESS)
def test_senseless_clock_keeps_no_answer_out(signed_in, assessment, moment):
    reply = put(signed_in, assessment, {**YES, "client_at": moment})

    assert reply.status_code == 200
    assert AnswerEvent.objects.get().client_at is None


@pytest.mark.parametrize("moment", SENSELESS)
def test_senseless_clock_spoils_no_page_of_the_lead(signed_in, assessment, lead_inspector, moment):
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)
    put(signed_in, assessment, {**YES, "client_at": moment})
    signed_in.put(
        f"/assessments/{assessment.pk}/concerns/{uuid.uuid4()}",
        {"what": "Fresh bruises.", "why_now": "Goes home.", "client_at": moment},
        content_type="application/json",
    )
    late, concern = LateAnswer.objects.get(), UrgentConcern.objects.get()

    signed_in.force_login(lead_inspector)

    pages = ["late-answers/", f"late-answers/{late.pk}/", f"concerns/{concern.pk}/"]
    assert [signed_in.get(f"{INSPECTION}/{page}").status_code for page in pages] == [200] * 3


@pytest.mark.parametrize("charset", ["bz2_codec", "zlib_codec", "utf-16", "utf-7", "hex"])
def test_body_in_an_encoding_that_could_unpack_is_not_read(
    signed_in, assessment, charset, monkeypatch
):
    monkeypatch.setattr("codecs.getreader", lambda name: pytest.fail(f"{name} is unpacked"))
    body = bz2.compress(b" " * 1_000_000)

    reply = put(signed_in, assessment, body, content_type=f"application/json; charset={charset}")

    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")


def test_utf_8_may_be_named(signed_in, assessment):
    kind = "application/json; charset=UTF-8"

    assert put(signed_in, assessment, YES, content_type=kind).status_code == 200


@pytest.mark.parametrize("question", ["\ud800", "\x00", None, ["AS01"]])
def test_question_that_no_database_takes_is_refused_alone(
    inspection, assessment, inspector, lead_inspector, question
):
    bad = entry(assessment, behind=[str(uuid.uuid4())])
    file = copy_of(inspector, {**bad, "question": question}, entry(assessment, "AS03"))

    found = outcomes(inspection, lead_inspector, file)

    assert found == [EntryOutcome.REFUSED, EntryOutcome.SAVED]


def test_entry_that_names_thousands_before_it_costs_no_more_queries(
    inspection, assessment, inspector, lead_inspector, django_assert_max_num_queries
):
    long = entry(assessment, behind=[str(uuid.uuid4()) for _ in range(20_000)])

    with django_assert_max_num_queries(60):
        found = outcomes(inspection, lead_inspector, copy_of(inspector, long))

    assert found == [EntryOutcome.SAVED]


def test_concern_of_a_closed_account_is_raised_from_its_copy(
    inspection, assessment, inspector, lead_inspector
):
    file = copy_of(inspector, concern_entry(assessment))
    inspector.is_active = False
    inspector.save()

    reading = read_copy(inspection=inspection, content=file, by=lead_inspector)

    assert [one.outcome for one in reading.entries] == [EntryOutcome.SAVED]
    assert UrgentConcern.objects.get().raised_by == inspector


def test_drafts_before_a_decided_late_answer_fill_no_room(
    signed_in, assessment, lead_inspector, monkeypatch
):
    monkeypatch.setattr("cases.services.keeping.MOST_UNDECIDED", 3)
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)
    for number in range(3):
        put(signed_in, assessment, {**YES, "note": f"Draft {number}."})
    full = put(signed_in, assessment, {**YES, "note": "One more."}).json()
    last = LateAnswer.objects.latest("pk")

    decline_late_answer(late_answer=last, reason="Seen otherwise.", by=lead_inspector)

    replies = [put(signed_in, assessment, {**YES, "note": f"New {n}."}).json() for n in range(3)]
    assert "kept" not in full
    assert [one.get("kept") for one in replies] == [True] * 3


def test_late_answer_like_a_draft_before_the_decision_is_kept_anew(
    signed_in, assessment, lead_inspector
):
    allocate_assessment(assessment=assessment, scorer=None, by=lead_inspector)
    for note in ("First.", "Second."):
        put(signed_in, assessment, {**YES, "note": note})
    last = LateAnswer.objects.latest("pk")
    decline_late_answer(late_answer=last, reason="Seen otherwise.", by=lead_inspector)

    put(signed_in, assessment, {**YES, "note": "First."})

    assert LateAnswer.objects.filter(pk__gt=last.pk).count() == 1


def test_moment_without_an_offset_is_still_malformed(assessment):
    sent = {"op_id": uuid.uuid4(), "assessment_id": assessment.pk, "base_version": 0}

    with pytest.raises(AnswerRefused, match="client_at"):
        AnswerOperation.parse({**sent, "question": "AS01", "client_at": "2026-04-14T09:00:00"})
