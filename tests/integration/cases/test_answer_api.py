"""PUT /assessments/<id>/answers/<question>: every reply of the table, always in JSON."""

import json
import uuid

import pytest
from django.test import Client

from accounts.roles import RoleCode
from cases.errors import RefusalCode
from cases.models import Answer, AnswerEvent, ConflictCopy
from cases.policies.refusals import STATUS_OF_REFUSAL
from cases.types import NOTE_LIMIT, AnswerContent
from tests.factories.cases import answer, answer_everything, submit

pytestmark = pytest.mark.django_db

YES = {"value": "yes", "reasons": [], "note": "Seen."}


def put(client, assessment, question="AS01", body=YES, version='"v0"', op_id=None, **headers):
    """Send one answer as the page's script does; version None leaves If-Match out."""
    sent = {"Idempotency-Key": str(op_id or uuid.uuid4()), **headers}
    if version is not None:
        sent["If-Match"] = version
    return client.put(
        f"/assessments/{assessment.pk}/answers/{question}",
        body if isinstance(body, str | bytes) else json.dumps(body),
        content_type=headers.pop("content_type", "application/json"),
        headers=sent,
    )


def test_put_stores_the_answer_and_gives_a_receipt(signed_in, assessment):
    op_id = uuid.uuid4()

    reply = put(signed_in, assessment, op_id=op_id)

    receipt = reply.json()
    stored = Answer.objects.get()
    assert reply.status_code == 200
    assert (stored.value, stored.note, stored.version) == ("yes", "Seen.", 1)
    assert receipt["op_id"] == str(op_id)
    assert (receipt["question"], receipt["version"]) == ("AS01", 1)
    assert receipt["digest"] == AnswerContent("yes", (), "Seen.").digest
    assert receipt["saved_at"].endswith("Z")


def test_receipt_tells_the_route_of_the_questions_that_hang_on_others(signed_in, assessment):
    reply = put(signed_in, assessment, "AB01", {"value": "no", "reasons": [], "note": ""})

    assert reply.json()["route"] == {"AS02": "out_of_route", "PL02": "out_of_route"}


def test_put_sent_twice_gives_the_same_receipt_and_one_event(signed_in, assessment):
    op_id = uuid.uuid4()

    first, second = (put(signed_in, assessment, op_id=op_id) for _ in range(2))

    assert first.json() == second.json()
    assert AnswerEvent.objects.count() == 1


def test_line_ends_of_a_note_are_digested_as_one_kind(signed_in, assessment):
    reply = put(signed_in, assessment, body={**YES, "note": "One\r\ntwo"})

    assert reply.json()["digest"] == AnswerContent("yes", (), "One\ntwo").digest


def test_choice_between_two_answers_is_recorded_as_one(signed_in, assessment):
    put(signed_in, assessment, body={**YES, "cause": "conflict_choice"})

    assert AnswerEvent.objects.get().cause == "conflict_choice"


def test_anonymous_is_told_to_sign_in_and_not_redirected(client, assessment):
    reply = put(client, assessment)

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")


def test_answers_of_somebody_else_in_the_same_browser_wait_for_their_author(
    signed_in, assessment, lead_inspector
):
    reply = put(signed_in, assessment, **{"X-Answers-Of": str(lead_inspector.pk)})

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")
    assert not Answer.objects.exists()


def test_missing_token_is_answered_csrf(inspector, assessment):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(inspector)

    reply = put(strict, assessment)

    assert (reply.status_code, reply.json()["code"]) == (403, "csrf")


def test_member_who_may_only_read_is_refused_by_right(client, assessment, member):
    client.force_login(member(RoleCode.QUALITY_LEAD))

    reply = put(client, assessment)

    assert (reply.status_code, reply.json()["code"]) == (403, "right")
    assert not Answer.objects.exists()


@pytest.mark.parametrize("role", [RoleCode.LOCAL_ASSESSOR, RoleCode.USER_VOICE])
def test_member_who_may_not_see_the_case_gets_404(client, assessment, member, role):
    client.force_login(member(role))

    assert put(client, assessment).status_code == 404


def test_outsider_gets_404_as_for_an_assessment_that_is_not_there(client, assessment, outsider):
    client.force_login(outsider)
    strange = put(client, assessment)
    assessment.pk = uuid.uuid4()

    assert strange.status_code == put(client, assessment).status_code == 404
    assert strange.json() == put(client, assessment).json()


def test_operation_id_used_for_another_answer_is_409(signed_in, assessment):
    op_id = uuid.uuid4()
    put(signed_in, assessment, op_id=op_id)

    reply = put(signed_in, assessment, body={**YES, "value": "no"}, op_id=op_id)

    assert (reply.status_code, reply.json()["code"]) == (409, "operation_reused")
    assert Answer.objects.get().value == "yes"


def test_answer_on_an_old_version_is_412_with_the_stored_one(signed_in, assessment, lead_inspector):
    answer(assessment, lead_inspector, {"AS01": "no"}, note="Thin.")

    reply = put(signed_in, assessment)

    conflict = reply.json()
    assert reply.status_code == 412
    assert (conflict["code"], conflict["version"]) == ("conflict", 1)
    assert conflict["stored"]["value"] == "no"
    assert conflict["stored"]["note"] == "Thin."
    assert conflict["stored"]["by"] == "Helen Marsh"
    assert ConflictCopy.objects.get().payload.content["value"] == "yes"
    assert Answer.objects.get().value == "no"


def test_missing_version_is_428(signed_in, assessment):
    reply = put(signed_in, assessment, version=None)

    assert (reply.status_code, reply.json()["code"]) == (428, "version_missing")


@pytest.mark.parametrize(
    "change",
    [{"value": "perhaps"}, {"reasons": ["unheard-of"]}, {"note": "x" * (NOTE_LIMIT + 1)}],
)
def test_what_is_no_answer_is_422_with_the_reason(signed_in, assessment, change):
    reply = put(signed_in, assessment, body={**YES, **change})

    assert (reply.status_code, reply.json()["code"]) == (422, "invalid")
    assert reply.json()["message"]


def test_question_that_is_not_asked_is_422(signed_in, assessment):
    assert put(signed_in, assessment, "ZZ99").status_code == 422


def test_submitted_case_is_423(signed_in, assessment, inspector):
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    reply = put(signed_in, assessment, version='"v1"', body={**YES, "note": "Later."})

    assert (reply.status_code, reply.json()["code"]) == (423, "locked")


@pytest.mark.parametrize("version", ["v1", '"1"', "7", "*", '"v-1"', '"v1", "v2"', 'W/"v1"', ""])
def test_malformed_version_is_400(signed_in, assessment, version):
    reply = put(signed_in, assessment, version=version)

    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"yes"',
        b"null",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"value": NaN, "reasons": [], "note": ""}',
        b'{"value": "\\ud800", "reasons": [], "note": ""}',
        b" " * 3_000_000,
        {"value": "yes"},
        {**YES, "value": 1},
        {**YES, "value": False},
        {**YES, "value": ["yes"]},
        {**YES, "reasons": "thin"},
        {**YES, "reasons": [1]},
        {**YES, "reasons": {"thin": True}},
        {**YES, "note": 5},
        {**YES, "note": {}},
        {**YES, "client_at": 5},
        {**YES, "client_at": "yesterday"},
        {**YES, "client_at": "2026-02-31T10:00:00Z"},
        {**YES, "client_at": "2026-02-03T10:00:00"},
        {**YES, "client_id": "x" * 1000},
        {**YES, "cause": "import"},
        {**YES, "cause": ["person"]},
    ],
    ids=lambda body: str(body)[:40],
)
def test_malformed_body_is_400_and_changes_nothing(signed_in, assessment, body):
    reply = put(signed_in, assessment, body=body)

    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")
    assert not Answer.objects.exists()


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_other_content_types_are_400(signed_in, assessment, content_type):
    reply = signed_in.put(
        f"/assessments/{assessment.pk}/answers/AS01",
        json.dumps(YES),
        content_type=content_type,
        headers={"If-Match": '"v0"', "Idempotency-Key": str(uuid.uuid4())},
    )

    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")


def test_operation_id_that_is_no_uuid_is_400(signed_in, assessment):
    assert put(signed_in, assessment, op_id="seven").status_code == 400


def test_client_time_and_name_stand_in_the_event(signed_in, assessment):
    put(
        signed_in,
        assessment,
        body={**YES, "client_id": "tab-1", "client_at": "2026-04-13T09:00:00.5Z"},
    )

    event = AnswerEvent.objects.get()
    assert (event.client_id, event.client_at.isoformat()) == (
        "tab-1",
        "2026-04-13T09:00:00.500000+00:00",
    )


@pytest.mark.parametrize("method", ["get", "post", "patch", "delete"])
def test_other_methods_are_refused(signed_in, assessment, method):
    reply = getattr(signed_in, method)(f"/assessments/{assessment.pk}/answers/AS01")

    assert reply.status_code == 405


def test_every_refusal_has_one_status_of_its_own():
    assert set(STATUS_OF_REFUSAL) == set(RefusalCode)
    assert len(set(STATUS_OF_REFUSAL.values())) == len(RefusalCode)


def test_put_costs_a_fixed_number_of_queries(
    signed_in, assessment, inspector, django_assert_max_num_queries
):
    answer_everything(assessment, inspector)

    with django_assert_max_num_queries(20):
        put(signed_in, assessment, version='"v1"', body={**YES, "note": "More."})
