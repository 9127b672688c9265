"""The key of a person's outbox: made once, sealed in the database, told to its owner alone."""

import base64

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import OutboxKey, User
from accounts.queries import find_outbox_key
from accounts.services import make_outbox_key
from audit.models import AuditEvent
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

ADDRESS = "/accounts/outbox-key"


def sign_in(client: Client, user: User) -> None:
    client.logout()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def test_key_is_told_to_its_owner_and_kept_by_no_cache(client: Client, inspector: User) -> None:
    client.force_login(inspector)

    reply = client.get(ADDRESS)

    told = reply.json()
    assert told["person"] == str(inspector.pk)
    assert base64.urlsafe_b64decode(told["key"] + "=") == find_outbox_key(inspector)
    assert len(find_outbox_key(inspector) or b"") == 32
    assert "no-store" in reply["Cache-Control"]


def test_no_page_of_another_site_can_take_the_key_in(client: Client, inspector: User) -> None:
    client.force_login(inspector)

    reply = client.get(ADDRESS, headers={"Origin": "https://elsewhere.example"})

    assert reply["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in reply


def test_anonymous_is_told_to_sign_in_in_json(client: Client) -> None:
    reply = client.get(ADDRESS)

    assert (reply.status_code, reply.json()["code"]) == (401, "signin")


def test_everybody_has_a_key_of_their_own(inspector: User, lead_inspector: User) -> None:
    assert find_outbox_key(inspector) != find_outbox_key(lead_inspector)


def test_the_database_alone_does_not_give_the_key_away(inspector: User) -> None:
    key = find_outbox_key(inspector)
    assert key is not None

    assert key not in bytes(OutboxKey.objects.get().sealed)
    assert key.hex() not in str(AuditEvent.objects.values_list("details", flat=True))


def test_a_key_put_in_another_persons_row_does_not_open(
    inspector: User, lead_inspector: User
) -> None:
    OutboxKey.objects.filter(pk=inspector.pk).update(
        sealed=OutboxKey.objects.get(pk=lead_inspector.pk).sealed
    )

    assert find_outbox_key(inspector) is None


def test_looking_makes_no_key_and_signing_in_does(client: Client, inspector: User) -> None:
    OutboxKey.objects.all().delete()
    client.force_login(inspector)
    looked = client.get(ADDRESS)

    sign_in(client, inspector)

    assert (looked.status_code, looked.json()["code"]) == (404, "no_key")
    assert client.get(ADDRESS).status_code == 200
    assert AuditEvent.objects.filter(verb="outbox_key_made").last().actor == inspector.email


def test_signing_in_again_keeps_the_key(client: Client, inspector: User) -> None:
    before = OutboxKey.objects.get()

    sign_in(client, inspector)

    assert OutboxKey.objects.get().sealed == before.sealed


def test_a_new_secret_loses_no_key_while_the_former_one_is_known(
    client: Client, inspector: User, settings
) -> None:
    key = find_outbox_key(inspector)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "n" * 50
    assert find_outbox_key(inspector) == key

    sign_in(client, inspector)
    settings.SECRET_KEY_FALLBACKS = []

    assert find_outbox_key(inspector) == key


def test_a_key_that_nothing_opens_is_left_for_its_secret_to_come_back(
    inspector: User, settings
) -> None:
    key, former = find_outbox_key(inspector), settings.SECRET_KEY
    settings.SECRET_KEY = "n" * 50

    make_outbox_key(user=inspector, by="tests")

    assert find_outbox_key(inspector) is None
    settings.SECRET_KEY_FALLBACKS = [former]
    assert find_outbox_key(inspector) == key
