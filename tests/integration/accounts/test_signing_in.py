"""Signing in and out, and what is said to those who cannot."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.services import create_user
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def try_signing_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_right_password_leads_to_where_one_begins(client: Client, inspector: User) -> None:
    response = try_signing_in(client, inspector.email.upper())

    assert response.status_code == 302
    assert response["Location"] == reverse("dashboard:landing")


def test_script_that_signs_in_is_answered_in_json(client: Client, inspector: User) -> None:
    credentials = {"login": inspector.email, "password": PASSWORD}

    reply = client.post(
        reverse("account_login"), credentials, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert (reply.status_code, reply.json()["location"]) == (200, reverse("dashboard:landing"))
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["rosa.okafor@example.org", "nobody@example.org"])
def test_wrong_password_and_unknown_address_get_the_same_answer(
    client: Client, inspector: User, email: str
) -> None:
    response = try_signing_in(client, email, "wrong-wrong-wrong")

    page = response.content.decode().replace(email, "X")
    assert response.status_code == 200
    assert "not correct" in page


def test_disabled_account_cannot_sign_in(client: Client, inspector: User) -> None:
    inspector.is_active = False
    inspector.save()

    try_signing_in(client, inspector.email)

    assert "_auth_user_id" not in client.session


def test_session_key_changes_when_signing_in(client: Client, inspector: User) -> None:
    client.get(reverse("account_login"))
    before = client.session.session_key

    try_signing_in(client, inspector.email)

    assert client.session.session_key != before


def test_nobody_can_sign_themselves_up(client: Client) -> None:
    response = client.post(
        reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD}
    )

    assert response.status_code in {200, 403}
    assert not User.objects.exists()


def test_sign_out_needs_a_post(client: Client, inspector: User) -> None:
    client.force_login(inspector)

    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session

    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_an_old_page_keeps_what_was_typed(inspector: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(inspector)

    response = client.post(
        reverse("account_change_password"), {"note": "<b>typed</b>", "oldpassword": "secret-old"}
    )

    page = response.content.decode()
    assert response.status_code == 403
    assert "&lt;b&gt;typed&lt;/b&gt;" in page
    assert "secret-old" not in page


def test_same_address_in_other_capitals_is_taken(inspector: User) -> None:
    with pytest.raises(ValueError, match="already has an account"):
        create_user(email=inspector.email.upper(), name="Twin", password=PASSWORD, by="tests")


def test_pages_are_kept_out_of_caches(client: Client) -> None:
    response = client.get(reverse("account_login"))

    assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]
    assert "script-src" not in response["Content-Security-Policy"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
