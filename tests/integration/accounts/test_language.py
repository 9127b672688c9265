import html
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

ADDRESS = reverse("account_language")
WELSH = re.compile(r'<button[^>]*value="cy"[^>]*>Cymraeg</button>')
ENGLISH = re.compile(r'<button[^>]*value="en-gb"[^>]*>English</button>')

pytestmark = pytest.mark.django_db


def choose(client, language, page=""):
    """Choose at the foot of a page, whose address the browser tells."""
    headers = {"referer": page} if page else {}
    return client.post(ADDRESS, {"language": language}, headers=headers)


def language_of(response):
    return re.search(r'<html lang="([^"]*)"', response.content.decode())[1]


def test_page_is_english_until_another_language_is_chosen(client):
    page = client.get(reverse("account_login"))

    assert language_of(page) == "en-gb"
    assert 'aria-current="true"' in ENGLISH.search(page.content.decode())[0]


def test_chosen_language_is_kept_for_every_page(client, inspector):
    client.force_login(inspector)
    response = choose(client, "cy", "http://testserver/frameworks/?page=2")

    assert response.url == "http://testserver/frameworks/?page=2"
    page = client.get("/")
    assert language_of(page) == "cy"
    assert page["Content-Language"] == "cy"
    assert "Allgofnodi" in page.content.decode()
    assert 'aria-current="true"' in WELSH.search(page.content.decode())[0]


def test_choice_can_be_taken_back(client):
    choose(client, "cy")
    choose(client, "en-gb")

    assert language_of(client.get(reverse("account_login"))) == "en-gb"


def test_language_can_be_chosen_before_signing_in_and_outlives_signing_out(client, inspector):
    choose(client, "cy")
    client.force_login(inspector)
    client.post(reverse("account_logout"))

    assert language_of(client.get(reverse("account_login"))) == "cy"


def test_browser_that_asks_for_welsh_gets_it(client):
    page = client.get(reverse("account_login"), headers={"accept-language": "cy, en;q=0.5"})

    assert language_of(page) == "cy"


def test_language_that_there_is_none_of_changes_nothing(client):
    choose(client, "fr")

    assert language_of(client.get(reverse("account_login"))) == "en-gb"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_choice_leads_to_no_other_site(client, address):
    assert choose(client, "cy", address).url == "/"
    assert client.post(ADDRESS, {"language": "cy", "next": address}).url == "/"


def test_cookie_is_no_business_of_scripts_and_other_sites(client):
    choose(client, "cy")

    cookie = client.cookies["language"]
    assert (cookie.value, bool(cookie["httponly"]), cookie["samesite"]) == ("cy", True, "Lax")


def test_choice_needs_the_page_it_was_made_on():
    client = Client(enforce_csrf_checks=True)

    assert choose(client, "cy").status_code == 403
    assert "language" not in client.cookies


def test_what_the_sign_in_library_says_is_in_the_chosen_language(client, inspector):
    choose(client, "cy")

    refused = client.post(
        reverse("account_login"), {"login": inspector.email, "password": "wrong-wrong-wrong"}
    )
    client.force_login(inspector)
    password = client.get(reverse("account_change_password"))

    assert "Nid yw’r cyfeiriad e-bost a/neu’r cyfrinair" in html_text(refused)
    assert "Cyfrinair cyfredol" in html_text(password)
    assert "Current Password" not in html_text(password)


@pytest.mark.parametrize(("language", "words"), [("en-gb", "new password"), ("cy", "newydd")])
def test_mail_with_the_link_to_a_new_password_is_in_the_chosen_language(
    client, inspector, language, words
):
    choose(client, language)

    client.post(reverse("account_reset_password"), {"email": inspector.email})

    (sent,) = mail.outbox
    assert words in sent.subject
    assert words in sent.body
    assert "http://testserver/accounts/password/reset/" in sent.body


def test_unknown_address_is_not_invited_to_sign_up(client):
    client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    (sent,) = mail.outbox
    assert "no account of YOT Inspect has it" in sent.body
    assert "http" not in sent.body


def html_text(page):
    return html.unescape(page.content.decode()).replace("'", "’")
