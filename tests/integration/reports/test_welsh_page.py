"""The Welsh of a report's texts is written beside their English, and grows old with it."""

import uuid

import pytest

from inspections.choices import Stage
from reports.models import ThemeText, WelshText
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db

KEY = "summary:assessing"


@pytest.fixture
def page(address):
    return address("welsh-edit")


def form_of(client, page, key=KEY):
    forms = client.get(page).context["page"].forms
    return next(form for form in forms if form.key == key)


def send(client, page, form, **typed):
    said = {"passage": form.key, "base_version": form.base_version, "op_id": str(uuid.uuid4())}
    return client.post(page, {**said, "title": form.title, "of_sha256": form.of_sha256, **typed})


def test_every_text_stands_beside_its_welsh(lead, written, page):
    shown = lead.get(page).context["page"]

    assert shown.missing == len(shown.forms) > 20
    assert {"foreword", "lead-in", KEY} <= {form.key for form in shown.forms}


def test_welsh_is_saved_without_a_script_and_told_to_be_there(lead, written, page):
    answer = send(lead, page, form_of(lead, page), text="Crynhoi.")

    assert answer.url == f"{page}#q-summary-assessing"
    form = form_of(lead, page)
    assert (form.text, form.is_older, form.is_blank) == ("Crynhoi.", False, False)
    assert WelshText.objects.get().of_sha256 == form.now_sha256


def test_welsh_is_older_until_somebody_says_that_it_fits_again(lead, written, page):
    send(lead, page, form_of(lead, page), text="Crynhoi.")
    ThemeText.objects.filter(standard__code="assessing").update(summary="Changed.")
    assert form_of(lead, page).is_older
    assert "Older than the English" in lead.get(page).content.decode()

    send(lead, page, form_of(lead, page), text="Crynhoi eto.")
    form = form_of(lead, page)
    assert (form.text, form.is_older) == ("Crynhoi eto.", True)
    send(lead, page, form, text=form.text, of_sha256=[form.of_sha256, form.now_sha256])
    assert not form_of(lead, page).is_older


def test_two_translators_see_both_texts(lead, written, page):
    form = form_of(lead, page)
    send(lead, page, form, text="Un.")

    answer = send(lead, page, form, text="Dau.")

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Un." in shown
    assert "Dau." in shown
    assert WelshText.objects.get().text == "Un."


def test_too_long_a_text_comes_back_with_the_reason(lead, written, page):
    answer = send(lead, page, form_of(lead, page), text="x" * 20_001)

    assert answer.status_code == 422
    assert "Shorten it to 20000" in answer.content.decode()


def test_page_is_for_writers_while_the_texts_are_open(client, lead, written, page, partner):
    bring_to_stage(written, Stage.PUBLISHED)
    assert lead.get(page).status_code == 403
    client.force_login(partner)
    assert client.get(page).status_code == 403


def test_what_names_no_text_is_not_saved(lead, written, page):
    assert lead.post(page, {"passage": "court", "text": "x"}).status_code == 400
    assert not WelshText.objects.exists()
