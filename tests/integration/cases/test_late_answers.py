"""Answers that come when their author can no longer change the case: kept, told, never stored."""

import json
import uuid
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from accounts.models import User
from accounts.roles import RoleCode
from cases.errors import AnswerRefused
from cases.models import Answer, AnswerEvent, Assessment, ConflictCopy, LateAnswer
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.keeping import MOST_UNDECIDED
from cases.types import AnswerContent
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.team import end_team_membership
from tests.factories.cases import (
    answer,
    answer_everything,
    make_operation,
    return_case,
    submit,
)
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db

LATER = {"value": "no", "reasons": [], "note": "Seen later."}


def put(
    client: Client, assessment: Assessment, *, question: str = "AS01", version: int = 1,
    op_id: uuid.UUID | None = None, **body: object,
):  # fmt: skip
    return client.put(
        f"/assessments/{assessment.pk}/answers/{question}",
        json.dumps(LATER | body),
        content_type="application/json",
        headers={"If-Match": f'"v{version}"', "Idempotency-Key": str(op_id or uuid.uuid4())},
    )


@pytest.fixture
def submitted(assessment: Assessment, inspector: User) -> Assessment:
    answer_everything(assessment, inspector)
    return submit(assessment, inspector)


@pytest.fixture
def former(
    assessment: Assessment, member: Callable[[RoleCode], User], inspector: User,
    lead_inspector: User,
) -> User:  # fmt: skip
    """A local assessor from whom the case has gone to the inspector: they see no case now."""
    person = member(RoleCode.LOCAL_ASSESSOR)
    allocate_assessment(assessment=assessment, scorer=person, by=lead_inspector)
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    return person


def test_answer_to_a_submitted_case_is_kept_and_the_reply_says_so(
    signed_in: Client, submitted: Assessment, inspector: User
) -> None:
    reply = put(signed_in, submitted)

    late = LateAnswer.objects.get()
    assert reply.status_code == 423
    assert reply.json()["code"] == "locked"
    assert reply.json()["kept"] is True
    assert reply.json()["digest"] == AnswerContent("no", (), "Seen later.").digest
    assert "kept for the lead inspector" in reply.json()["message"]
    assert (late.reason, late.actor, late.base_version) == ("locked", inspector.email, 1)
    assert late.payload.content == LATER
    assert Answer.objects.get(question__code="AS01").value == "yes"


def test_same_late_answer_sent_again_is_answered_alike_and_kept_once(
    signed_in: Client, submitted: Assessment
) -> None:
    op_id = uuid.uuid4()

    first, second = (put(signed_in, submitted, op_id=op_id) for _ in range(2))

    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert LateAnswer.objects.count() == 1


def test_late_answer_is_answered_alike_even_when_the_case_is_open_again(
    signed_in: Client, submitted: Assessment, lead_inspector: User
) -> None:
    op_id = uuid.uuid4()
    first = put(signed_in, submitted, op_id=op_id)
    return_case(submitted, lead_inspector)

    again = put(signed_in, submitted, op_id=op_id)

    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert Answer.objects.get(question__code="AS01").value == "yes"


def test_other_content_under_the_id_of_a_late_answer_is_409(
    signed_in: Client, submitted: Assessment
) -> None:
    op_id = uuid.uuid4()
    put(signed_in, submitted, op_id=op_id)

    reply = put(signed_in, submitted, op_id=op_id, note="Another.")

    assert (reply.status_code, reply.json()["code"]) == (409, "operation_reused")
    assert LateAnswer.objects.get().payload.content == LATER


def test_other_content_under_the_id_of_a_conflict_is_409(
    signed_in: Client, assessment: Assessment, lead_inspector: User
) -> None:
    answer(assessment, lead_inspector, {"AS01": "yes"})
    op_id = uuid.uuid4()
    put(signed_in, assessment, version=0, op_id=op_id)

    reply = put(signed_in, assessment, version=0, op_id=op_id, note="Another.")

    assert reply.status_code == 409
    assert ConflictCopy.objects.get().payload.content == LATER


def test_equal_answer_to_a_closed_case_is_confirmed_and_not_kept(
    signed_in: Client, submitted: Assessment
) -> None:
    stored = Answer.objects.get(question__code="AS01")

    reply = put(signed_in, submitted, version=0, value="yes", note=stored.note)

    assert (reply.status_code, reply.json()["version"]) == (200, 1)
    assert not LateAnswer.objects.exists()


def test_receipt_of_a_stored_answer_is_given_again_after_the_case_is_closed(
    signed_in: Client, assessment: Assessment, inspector: User
) -> None:
    op_id = uuid.uuid4()
    first = put(signed_in, assessment, version=0, op_id=op_id, value="yes")
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    again = put(signed_in, assessment, version=0, op_id=op_id, value="yes")

    assert again.status_code == 200
    assert again.json()["saved_at"] == first.json()["saved_at"]


def test_receipt_of_a_stored_answer_is_given_again_to_who_lost_the_case(
    client: Client, assessment: Assessment, former: User, lead_inspector: User, inspector: User
) -> None:
    client.force_login(former)
    op_id = uuid.uuid4()
    allocate_assessment(assessment=assessment, scorer=former, by=lead_inspector)
    put(client, assessment, version=0, op_id=op_id)
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)

    again = put(client, assessment, version=0, op_id=op_id)

    assert (again.status_code, again.json()["version"]) == (200, 1)
    assert again.json()["route"] == {}


def test_former_scorer_is_refused_by_right_with_the_answer_kept(
    client: Client, assessment: Assessment, former: User
) -> None:
    client.force_login(former)

    reply = put(client, assessment, version=0)

    assert (reply.status_code, reply.json()["code"]) == (403, "right")
    assert reply.json()["kept"] is True
    assert LateAnswer.objects.get().reason == "right"


def test_former_scorer_learns_nothing_of_what_stands(
    client: Client, assessment: Assessment, former: User, inspector: User
) -> None:
    answer(assessment, inspector, {"AS01": "no"}, note="Seen later.")
    client.force_login(former)

    equal, other = put(client, assessment), put(client, assessment, value="yes")

    assert equal.status_code == other.status_code == 403
    assert {**equal.json(), "digest": ""} == {**other.json(), "digest": ""}

    assert "version" not in equal.json()


def test_scorer_who_has_left_the_team_is_a_former_one(
    signed_in: Client, inspection: Inspection, assessment: Assessment, inspector: User
) -> None:
    end_team_membership(member=inspection.team.get(user=inspector), by="tests")

    reply = put(signed_in, assessment, version=0)

    assert (reply.status_code, reply.json()["kept"]) == (403, True)


def test_reader_of_the_case_has_an_answer_kept(
    client: Client, assessment: Assessment, member: Callable[[RoleCode], User]
) -> None:
    client.force_login(member(RoleCode.QUALITY_LEAD))

    reply = put(client, assessment, version=0)

    assert (reply.status_code, reply.json()["kept"]) == (403, True)


def test_stranger_gets_404_and_nothing_is_kept(
    client: Client, assessment: Assessment, outsider: User, member: Callable[[RoleCode], User]
) -> None:
    for person in (outsider, member(RoleCode.LOCAL_ASSESSOR)):
        client.force_login(person)

        assert put(client, assessment, version=0).status_code == 404
    assert not LateAnswer.objects.exists()


def test_what_is_no_answer_is_refused_first_and_not_kept(
    signed_in: Client, submitted: Assessment
) -> None:
    for fault in ({"value": "perhaps"}, {"reasons": ["unheard-of"]}, {"note": "x" * 10_001}):
        reply = put(signed_in, submitted, **fault)

        assert (reply.status_code, reply.json()["code"]) == (422, "invalid")
        assert "kept" not in reply.json()
    assert not LateAnswer.objects.exists()


def test_published_inspection_keeps_a_late_answer_too(
    signed_in: Client, inspection: Inspection, submitted: Assessment
) -> None:
    bring_to_stage(inspection, Stage.PUBLISHED)

    reply = put(signed_in, submitted)

    assert (reply.status_code, reply.json()["kept"]) == (423, True)


def test_saving_the_same_again_under_a_new_id_keeps_it_once(
    signed_in: Client, submitted: Assessment
) -> None:
    replies = [put(signed_in, submitted) for _ in range(2)]

    assert [one.json()["kept"] for one in replies] == [True, True]
    assert LateAnswer.objects.count() == 1


def test_one_person_can_leave_only_so_many_undecided(
    submitted: Assessment, inspector: User
) -> None:
    refusals = []
    for number in range(MOST_UNDECIDED + 1):
        with pytest.raises(AnswerRefused) as refused:
            apply(make_operation(submitted, "AS01", "no", note=f"Draft {number}"), inspector)
        refusals.append(refused.value)

    assert refusals[-2].kept
    assert not refusals[-1].kept
    assert "not kept here" in str(refusals[-1])
    assert LateAnswer.objects.count() == MOST_UNDECIDED


@pytest.mark.parametrize("name", ["NEW_PAYLOAD", "NEW_ANSWER"])
def test_database_fault_is_503_and_the_same_save_succeeds_later(
    signed_in: Client, assessment: Assessment, name: str
) -> None:
    op_id = uuid.uuid4()
    with patch(f"cases.services.recording.{name}.add") as create:
        create.side_effect = OperationalError("database or disk is full")
        faulty = put(signed_in, assessment, version=0, op_id=op_id)
    stored_then = Answer.objects.exists() or AnswerEvent.objects.exists()

    again = put(signed_in, assessment, version=0, op_id=op_id)

    assert (faulty.status_code, faulty.json()["code"]) == (503, "try_again")
    assert "digest" not in faulty.json()
    assert not stored_then
    assert (again.status_code, again.json()["version"]) == (200, 1)


def test_database_fault_while_keeping_a_late_answer_promises_nothing(
    signed_in: Client, submitted: Assessment
) -> None:
    with patch("cases.services.recording.LateAnswerPayload.objects.create") as create:
        create.side_effect = OperationalError("deadlock detected")
        reply = put(signed_in, submitted)

    assert reply.status_code == 503
    assert "kept" not in reply.json()
    assert not LateAnswer.objects.exists()
