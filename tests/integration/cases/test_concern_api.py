"""PUT /assessments/<id>/concerns/<id>: every reply, always in JSON."""

import json
import uuid

import pytest
from django.test import Client

from accounts.roles import RoleCode
from cases.models import UrgentConcern
from cases.services.allocating import allocate_assessment
from cases.types import CONCERN_LIMIT, ConcernContent
from inspections.choices import Stage
from tests.factories.cases import answer_everything, submit
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db

CONCERN = {"what": "Bruises.", "why_now": "Goes home\ntonight.", "told_already": ""}


def put(client, assessment, body=CONCERN, op_id=None, **headers):
    return client.put(
        f"/assessments/{assessment.pk}/concerns/{op_id or uuid.uuid4()}",
        body if isinstance(body, str) else json.dumps(body),
        content_type="application/json",
        headers=headers,
    )


def test_put_stores_the_concern_and_gives_a_receipt(signed_in, assessment, inspector):
    op_id = uuid.uuid4()

    reply = put(signed_in, assessment, {**CONCERN, "client_at": "2026-04-13T09:00:00Z"}, op_id)

    stored = UrgentConcern.objects.get()
    assert reply.status_code == 200
    assert (stored.pk, stored.raised_by, stored.case) == (op_id, inspector, assessment.case)
    assert (stored.payload.what, stored.state) == ("Bruises.", "open")
    receipt = reply.json()
    assert receipt["op_id"] == str(op_id)
    assert receipt["digest"] == ConcernContent("Bruises.", "Goes home\ntonight.").digest
    assert receipt["received_at"].endswith("Z")


def test_sent_twice_it_is_one_concern_with_one_receipt(signed_in, assessment):
    op_id = uuid.uuid4()

    first, second = (put(signed_in, assessment, op_id=op_id) for _ in range(2))

    assert first.json() == second.json()
    assert UrgentConcern.objects.count() == 1


def test_same_id_with_other_words_is_refused(signed_in, assessment):
    op_id = uuid.uuid4()
    put(signed_in, assessment, op_id=op_id)

    reply = put(signed_in, assessment, {**CONCERN, "what": "Something else."}, op_id)

    assert (reply.status_code, reply.json()["code"]) == (409, "operation_reused")


@pytest.mark.parametrize("stage", [Stage.WEEK_TWO, Stage.PUBLISHED])
def test_closed_case_still_accepts_one(signed_in, assessment, inspector, stage):
    answer_everything(assessment, inspector)
    submit(assessment, inspector)
    bring_to_stage(assessment.case.inspection, stage)

    assert put(signed_in, assessment).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ({**CONCERN, "what": 7}, 400),
        ({**CONCERN, "what": " \n"}, 422),
        ({**CONCERN, "why_now": ""}, 422),
        ({**CONCERN, "told_already": "x" * (CONCERN_LIMIT + 1)}, 422),
        ({**CONCERN, "what": "nul \x00"}, 422),
    ],
)
def test_what_cannot_be_stored_is_refused_with_a_sentence(signed_in, assessment, body, status):
    reply = put(signed_in, assessment, body)

    assert reply.status_code == status
    assert reply.json()["message"]
    assert not UrgentConcern.objects.exists()


def test_unbelievable_clock_is_no_reason_to_refuse(signed_in, assessment):
    assert put(signed_in, assessment, {**CONCERN, "client_at": "yesterday"}).status_code == 200
    assert UrgentConcern.objects.get().client_at is None


def test_stranger_is_told_nothing(client, assessment, outsider):
    client.force_login(outsider)

    assert put(client, assessment).json()["code"] == "not_found"


def test_local_assessor_raises_one_about_own_cases_alone(client, assessment, member):
    client.force_login(member(RoleCode.LOCAL_ASSESSOR))

    assert put(client, assessment).status_code == 404


def test_whoever_had_the_case_may_still_raise_one(client, assessment, member, lead_inspector):
    assessor = member(RoleCode.LOCAL_ASSESSOR)
    for scorer in (assessor, lead_inspector):
        allocate_assessment(assessment=assessment, scorer=scorer, by=lead_inspector)
    client.force_login(assessor)

    assert put(client, assessment).status_code == 200


def test_signed_out_or_somebody_else_is_asked_to_sign_in(signed_in, assessment, outsider):
    other = put(signed_in, assessment, **{"X-Answers-Of": str(outsider.pk)})
    nobody = put(Client(), assessment)

    assert [other.status_code, nobody.status_code] == [401, 401]
    assert [other.json()["code"], nobody.json()["code"]] == ["signin", "signin"]


def test_missing_token_has_a_code_of_its_own(assessment, inspector):
    client = Client(enforce_csrf_checks=True)
    client.force_login(inspector)

    reply = put(client, assessment)

    assert (reply.status_code, reply.json()["code"]) == (403, "csrf")
