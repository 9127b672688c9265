"""How long a sign-in lasts, what extends it, and what ends it at once (F32)."""

import datetime
import uuid

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.policies import extends_session, leaves_session_alone
from accounts.queries import session_ends_at
from cases.models import Answer
from tests.conftest import PASSWORD
from tests.integration.accounts.conftest import SECTION

pytestmark = pytest.mark.django_db

START = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
IDLE = datetime.timedelta(minutes=settings.SESSION_IDLE_MINUTES)
LONGEST = datetime.timedelta(minutes=settings.SESSION_LONGEST_MINUTES)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def signed_in(clock, client, inspector, assessment):
    client.post("/accounts/sign-in/", {"login": inspector.email, "password": PASSWORD})
    return client


def is_signed_in(client):
    return client.get(SECTION).status_code == 200


def save(client, assessment, **headers):
    return client.put(
        f"/assessments/{assessment.pk}/answers/AS01",
        {"value": "yes", "reasons": [], "note": ""},
        content_type="application/json",
        headers={"If-Match": '"v0"', "Idempotency-Key": str(uuid.uuid4()), **headers},
    )


def session_writes(client, assessment):
    with CaptureQueriesContext(connection) as queries:
        save(client, assessment)
    return [one["sql"] for one in queries if 'UPDATE "django_session"' in one["sql"]]


@pytest.mark.parametrize(("late", "stays"), [(-SECOND, True), (datetime.timedelta(), False)])
def test_session_ends_when_nothing_was_done_for_the_idle_time(signed_in, clock, late, stays):
    clock.move_to(START + IDLE + late)

    assert is_signed_in(signed_in) is stays


@pytest.mark.parametrize(("late", "stays"), [(-SECOND, True), (datetime.timedelta(), False)])
def test_session_ends_after_its_longest_time_whatever_is_done(signed_in, clock, late, stays):
    moment = START
    while moment + IDLE / 2 < START + LONGEST:
        moment += IDLE / 2
        clock.move_to(moment)
        assert is_signed_in(signed_in)

    clock.move_to(START + LONGEST + late)

    assert is_signed_in(signed_in) is stays


def test_autosave_extends_the_session(signed_in, clock, assessment):
    clock.move_to(START + IDLE - SECOND)
    save(signed_in, assessment)

    clock.move_to(START + 2 * IDLE - 2 * SECOND)

    assert is_signed_in(signed_in)


def test_few_saves_write_the_session(signed_in, clock, assessment):
    clock.move_to(START + IDLE / 10 - SECOND)
    assert session_writes(signed_in, assessment) == []

    clock.move_to(START + IDLE / 10)
    assert len(session_writes(signed_in, assessment)) == 1
    assert session_writes(signed_in, assessment) == []


def test_session_of_unknown_age_has_ended(signed_in):
    session = signed_in.session
    del session["signed_in_at"]
    session.save()

    assert not is_signed_in(signed_in)


def test_page_can_tell_when_the_session_ends(signed_in, rf: RequestFactory):
    request = rf.get("/")
    request.session = signed_in.session

    assert session_ends_at(request) == START + IDLE


def test_what_a_page_asks_by_itself_is_no_sign_of_work(rf: RequestFactory):
    request = rf.get("/")
    request.resolver_match = type("Match", (), {"func": leaves_session_alone(lambda: None)})

    assert not extends_session(request)


def test_answer_to_a_script_takes_no_cookie_away(signed_in, assessment):
    Session.objects.all().delete()

    reply = save(signed_in, assessment)

    assert reply.status_code == 401
    assert settings.SESSION_COOKIE_NAME not in reply.cookies
    assert signed_in.get(SECTION).cookies[settings.SESSION_COOKIE_NAME].value == ""


def test_closed_account_is_out_with_the_next_request(signed_in, inspector, assessment):
    inspector.is_active = False
    inspector.save()

    reply = save(signed_in, assessment)

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")
    assert signed_in.get(SECTION).status_code == 302
    assert not Answer.objects.exists()


def test_changed_password_ends_the_sessions_on_other_laptops(signed_in, inspector, assessment):
    inspector.set_password("a heron stands still")
    inspector.save()

    reply = save(signed_in, assessment)

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")
    assert not Answer.objects.exists()


def test_queue_of_somebody_else_is_told_to_sign_in(signed_in, lead_inspector, assessment):
    reply = save(signed_in, assessment, **{"X-Answers-Of": str(lead_inspector.pk)})

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")
    assert not Answer.objects.exists()
