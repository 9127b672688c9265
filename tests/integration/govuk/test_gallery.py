import re

from django.urls import reverse

from govuk.errors import link_errors
from govuk.gallery import faulty_form


def gallery_html(client, user):
    client.force_login(user)
    return client.get(reverse("govuk:gallery")).content.decode()


def test_gallery_asks_to_sign_in(client):
    response = client.get(reverse("govuk:gallery"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_gallery_only_reads(client, inspector):
    client.force_login(inspector)

    assert client.post(reverse("govuk:gallery")).status_code == 405


def test_gallery_shows_every_component(client, inspector, settings):
    client.force_login(inspector)
    response = client.get(reverse("govuk:gallery"))

    shown = {template.name for template in response.templates if template.name}
    folder = settings.BASE_DIR / "templates/components"
    wanted = {f"components/{path.name}" for path in folder.glob("[!_]*.html")}
    assert wanted - shown == set()


def test_gallery_uses_every_id_once(client, inspector):
    ids = re.findall(r'\sid="([^"]+)"', gallery_html(client, inspector))

    assert sorted({name for name in ids if ids.count(name) > 1}) == []


def test_error_summary_leads_to_fields_of_the_page(client, inspector):
    html = gallery_html(client, inspector)

    for link in link_errors(faulty_form()):
        assert f'href="{link["href"]}"' in html
        assert f'id="{link["href"][1:]}"' in html


def test_page_carries_neither_crown_nor_transport(client, inspector):
    html = gallery_html(client, inspector).lower()

    assert "crown" not in html
    assert "transport" not in html
    assert "gov.uk" not in html


def test_page_holds_nothing_that_the_content_policy_refuses(client, inspector):
    html = gallery_html(client, inspector)

    # What is told to scripts stands in blocks of data, which no browser runs.
    assert re.findall(r"<script(?![^>]*\s(?:src=|type=.application/json))", html) == []
    assert re.findall(r"<[^>]*\sstyle=", html) == []
    assert re.findall(r"<[^>]*\son[a-z]+=", html) == []
