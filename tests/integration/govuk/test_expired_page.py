from django.test import Client
from django.urls import reverse


def test_what_was_typed_can_be_sent_again(db):
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("account_login"), {"login": '"><b>', "password": "secret-word"})

    html = response.content.decode()
    assert response.status_code == 403
    assert 'name="login" value="&quot;&gt;&lt;b&gt;"' in html
    assert "secret-word" not in html
    assert "csrfmiddlewaretoken" in html
