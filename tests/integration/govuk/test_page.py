import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.template import engines
from django.urls import reverse
from django.utils import translation

from govuk.gallery import faulty_form

PAGE = """
{% extends "base.html" %}
{% block title %}Planning – Eastmarsh{% endblock %}
{% block main %}<h1>Planning</h1>{% endblock %}
"""


@pytest.fixture
def request_of(rf):
    def make(user):
        request = rf.get("/")
        request.user = user
        request.session = SessionStore()
        request._messages = FallbackStorage(request)
        return request

    return make


def render_page(request, **context):
    return engines["django"].from_string(PAGE).render(context, request)


def test_title_goes_from_page_to_service(request_of, inspector):
    html = render_page(request_of(inspector))

    assert "<title>Planning – Eastmarsh – YOT Inspect</title>" in html


def test_title_warns_of_errors(request_of, inspector):
    html = render_page(request_of(inspector), form=faulty_form())

    assert "<title>Error: Planning – Eastmarsh – YOT Inspect</title>" in html
    assert html.index("There is a problem") < html.index("<h1")


def test_page_is_marked_with_its_language(request_of, inspector):
    with translation.override("cy"):
        html = render_page(request_of(inspector))

    assert '<html lang="cy" class="govuk-template">' in html


def test_page_begins_with_the_way_to_its_content(request_of, inspector):
    html = render_page(request_of(inspector))

    assert html.index('href="#main-content"') < html.index("<header")
    assert '<main class="govuk-main-wrapper" id="main-content">' in html


def test_signing_out_is_a_post_with_a_token(request_of, inspector):
    html = render_page(request_of(inspector))

    assert inspector.name in html
    form = html[html.index(f'action="{reverse("account_logout")}"') :]
    assert "csrfmiddlewaretoken" in form[: form.index("</form>")]


def test_stranger_sees_no_way_out(request_of):
    assert reverse("account_logout") not in render_page(request_of(AnonymousUser()))


def test_success_is_announced(request_of, inspector):
    request = request_of(inspector)
    messages.success(request, "34 cases were drawn <b>")

    html = render_page(request)

    assert 'govuk-notification-banner--success" role="alert"' in html
    assert "34 cases were drawn &lt;b&gt;" in html


def test_other_messages_do_not_interrupt(request_of, inspector):
    request = request_of(inspector)
    messages.info(request, "The draft is due on Friday")

    html = render_page(request)

    assert 'class="govuk-notification-banner" role="region"' in html
