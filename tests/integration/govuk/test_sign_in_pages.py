import pytest
from django.urls import reverse

SIGN_IN = "account_login"


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
        "account_signup",
    ],
)
def test_page_for_strangers_has_our_look(client, db, name):
    html = client.get(reverse(name)).content.decode()

    assert " – YOT Inspect</title>" in html
    assert '<h1 class="govuk-heading-l">' in html


def test_nobody_is_invited_to_sign_up(client, db):
    html = client.get(reverse(SIGN_IN)).content.decode()

    assert reverse("account_signup") not in html


def test_wrong_password_is_explained_at_the_top(client, db):
    html = client.post(
        reverse(SIGN_IN), {"login": "nobody@example.org", "password": "wrong"}
    ).content.decode()

    assert "<title>Error: Sign in – YOT Inspect</title>" in html
    assert html.index("There is a problem") < html.index("<h1")


def test_missing_password_is_linked_to_its_field(client, db):
    html = client.post(reverse(SIGN_IN), {"login": "nobody@example.org"}).content.decode()

    assert '<a href="#id_password">' in html
    assert 'id="id_password"' in html


def test_signing_in_keeps_where_one_was_going(client, db):
    html = client.get(reverse(SIGN_IN) + "?next=/components/").content.decode()

    assert '<input type="hidden" name="next" value="/components/">' in html


def test_used_reset_link_offers_a_new_one(client, db):
    address = reverse("account_reset_password_from_key", args=["1", "set-password"])

    html = client.get(address).content.decode()

    assert "This link no longer works" in html
    assert reverse("account_reset_password") in html


@pytest.mark.parametrize("name", ["account_logout", "account_change_password"])
def test_page_of_the_signed_in_has_our_look(client, inspector, name):
    client.force_login(inspector)

    html = client.get(reverse(name)).content.decode()

    assert '<h1 class="govuk-heading-l">' in html
    assert "csrfmiddlewaretoken" in html
