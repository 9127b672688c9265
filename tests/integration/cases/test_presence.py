"""POST /assessments/<id>/presence: a page tells that a case is open there."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Presence
from cases.policies.presence import KEPT_FOR
from cases.services.presence import note_presence
from tests.factories.cases import make_case

pytestmark = pytest.mark.django_db


def tell(client, assessment, body=None):
    sent = {"client_id": "page-1", "unsaved": 2} if body is None else body
    return client.post(
        f"/assessments/{assessment.pk}/presence", json.dumps(sent), "application/json"
    )


def test_page_is_noted_once_with_what_it_said_last(signed_in, assessment, inspector):
    tell(signed_in, assessment)
    reply = tell(signed_in, assessment, {"client_id": "page-1", "unsaved": 0})

    noted = Presence.objects.get()
    assert (reply.status_code, reply.content) == (204, b"")
    assert (noted.assessment, noted.user, noted.unsaved) == (assessment, inspector, 0)


def test_two_pages_of_one_person_are_two(signed_in, assessment):
    tell(signed_in, assessment)
    tell(signed_in, assessment, {"client_id": "page-2", "unsaved": 1})

    assert Presence.objects.count() == 2


def test_pages_of_this_case_that_fell_silent_are_forgotten(signed_in, assessment, inspector):
    other = make_case(assessment.case.inspection, "EM-02", inspector)
    for one in (assessment, other):
        note_presence(assessment=one, client_id="old", unsaved=1, by=inspector)
    Presence.objects.update(seen_at=timezone.now() - KEPT_FOR - timedelta(seconds=1))

    tell(signed_in, assessment)

    kept = Presence.objects.values_list("assessment", "client_id")
    assert set(kept) == {(assessment.pk, "page-1"), (other.pk, "old")}


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"client_id": "x" * 65, "unsaved": 1},
        {"client_id": "a\0b", "unsaved": 1},
        {"client_id": 7, "unsaved": 1},
        {"client_id": "page-1", "unsaved": -1},
        {"client_id": "page-1", "unsaved": True},
        {"client_id": "page-1", "unsaved": 10_001},
        {"client_id": "page-1", "unsaved": "1"},
    ],
)
def test_what_no_page_sends_is_refused_and_not_noted(signed_in, assessment, body):
    reply = tell(signed_in, assessment, body)

    assert (reply.status_code, reply.json()["code"]) == (400, "malformed")
    assert not Presence.objects.exists()


def test_stranger_learns_nothing_and_leaves_nothing(client, assessment, outsider):
    client.force_login(outsider)

    assert tell(client, assessment).status_code == 404
    assert tell(client, assessment, {}).status_code == 404
    assert not Presence.objects.exists()


def test_anonymous_is_told_to_sign_in(client, assessment):
    reply = tell(client, assessment)

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")
