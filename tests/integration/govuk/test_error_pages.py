import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_error_page_needs_nothing_to_say_what_happened(status):
    html = render_to_string(f"{status}.html")

    assert '<h1 class="govuk-heading-l">' in html
    assert str(status) not in html


def test_refusal_names_the_rule():
    rule = "You assessed this case, so another inspector must check it."

    assert rule in render_to_string("403.html", {"exception": rule})


def test_request_for_another_host_is_refused_as_not_understood(client):
    client.raise_request_exception = False

    response = client.get("/inspections/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "We could not understand the request" in response.content.decode()


def test_unknown_address_is_said_to_be_unknown(client, inspector):
    client.force_login(inspector)

    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
