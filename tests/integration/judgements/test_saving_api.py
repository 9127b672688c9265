"""PUT …/fieldwork/saves/<subject>/<thing>: every reply of the table, always in JSON."""

import json
import uuid

import pytest
from django.test import Client

from inspections.choices import Stage
from judgements.models import Evidence, Operation
from judgements.types.operations import content_digest
from tests.factories.evidence import evidence_content
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, inspector):
    """The inspector's browser."""
    client.force_login(inspector)
    return client


@pytest.fixture
def put(signed_in, inspection):
    """Send one save as the page's script does; version None leaves If-Match out."""

    def send(key=None, body=None, version='"v0"', client=signed_in, subject="evidence", **headers):
        sent = {"Idempotency-Key": str(uuid.uuid4()), **headers}
        if version is not None:
            sent["If-Match"] = version
        data = {"content": evidence_content()} if body is None else body
        return client.put(
            f"/inspections/{inspection.reference}/fieldwork/saves/{subject}/{key or uuid.uuid4()}",
            data if isinstance(data, str | bytes) else json.dumps(data),
            content_type="application/json",
            headers=sent,
        )

    return send


def test_put_stores_the_entry_and_gives_a_receipt(put):
    key, op_id = uuid.uuid4(), str(uuid.uuid4())

    reply = put(key, **{"Idempotency-Key": op_id})

    assert reply.status_code == 200
    assert Evidence.objects.get(pk=key).version == 1
    assert reply.json() | {"saved_at": ""} == {
        "op_id": op_id,
        "key": str(key),
        "version": 1,
        "digest": content_digest(evidence_content()),
        "saved_at": "",
    }


def test_stale_version_is_answered_with_what_stands(put, inspector):
    key = uuid.uuid4()
    put(key)

    reply = put(key, {"content": evidence_content(text="Other.")})

    stored = reply.json()["stored"]
    assert (reply.status_code, reply.json()["code"], reply.json()["version"]) == (
        412,
        "conflict",
        1,
    )
    assert (stored["content"], stored["by"]) == (evidence_content(), inspector.name)
    assert stored["at"].endswith("Z")


def test_closed_inspection_says_that_the_entry_is_kept(put, inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    reply = put()

    assert (reply.status_code, reply.json()["kept"]) == (423, True)
    assert reply.json()["digest"] == content_digest(evidence_content())


def test_refused_entry_names_the_input_to_correct(put):
    reply = put(body={"content": evidence_content(direction="")})

    assert (reply.status_code, reply.json()["code"]) == (422, "invalid")
    assert reply.json()["field"] == "direction"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        b"\xff",
        {},
        {"content": []},
        {"content": {"text": "Alone."}},
        {"content": evidence_content() | {"people_count": 1.5}},
        {"content": evidence_content() | {"people_count": True}},
        {"content": evidence_content() | {"people_count": 10**400}},
        {"content": evidence_content() | {"text": {"a": {"b": {"c": {"d": {}}}}}}},
        {"content": evidence_content() | {"places": ["x" * 200]}},
        {"content": evidence_content() | {"extra": 1}},
        '{"content": ' + "[" * 50_000,
    ],
)
def test_what_no_page_sends_is_refused_and_never_a_fault(put, body):
    reply = put(body=body)

    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")
    assert not Operation.objects.exists()


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"version": None}, 428),
        ({"version": '"7"'}, 400),
        ({"key": "no-id"}, 400),
        ({"subject": "gossip"}, 400),
        ({"Idempotency-Key": "1"}, 400),
        ({"X-Answers-Of": "0"}, 401),
    ],
)
def test_save_without_its_proper_address_or_headers_is_refused(put, options, status):
    assert put(**options).status_code == status


def test_text_that_no_database_keeps_is_refused_in_words(put):
    reply = put(body={"content": evidence_content(text="a\x00b")})

    assert (reply.status_code, reply.json()["field"]) == (422, "text")


def test_anonymous_and_strangers_learn_nothing(put, outsider):
    stranger = Client()
    stranger.force_login(outsider)

    assert (put(client=Client()).status_code, put(client=stranger).status_code) == (401, 404)


def test_forged_request_without_its_token_is_refused(put, inspector):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(inspector)

    reply = put(client=browser)

    assert (reply.status_code, reply.json()["code"]) == (403, "csrf")
