"""A person's own phrases."""

import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.models import Phrase
from cases.services.phrases import PHRASES_LIMIT
from tests.factories.cases import make_case
from tests.factories.inspections import make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PHRASES = "/phrases/"
REMOVE = "/phrases/remove/"
SENTENCE = "The plan does not say who does what by when."


def add(client, text=SENTENCE):
    return client.post(PHRASES, {"text": text})


def test_phrase_is_kept_and_shown(signed_in, inspector):
    assert add(signed_in).url == PHRASES

    assert [one.text for one in Phrase.objects.filter(user=inspector)] == [SENTENCE]
    assert SENTENCE in text_of(signed_in.get(PHRASES))


def test_phrase_is_offered_on_the_scoring_page(signed_in, assessment):
    add(signed_in)

    page = signed_in.get("/inspections/eastmarsh-2026/cases/EM-01/score/assessment/")

    assert SENTENCE in page.content.decode()


def test_white_space_is_folded_so_that_twins_are_seen(signed_in):
    add(signed_in, " Not  seen\r\nin time. ")
    page = add(signed_in, "Not seen in time.")

    assert "You have this phrase already." in text_of(page)
    assert Phrase.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Discussed with Rowena.", "“Rowena” looks like a name"),
        ("As in EM-12.", "“EM-12” looks like a reference"),
        ("Ring 020 7946 0991.", "“020 7946 0991” looks like a number that belongs to somebody"),
        ("Born 12/03/2001.", "“12/03/2001” looks like a date"),
    ],
)
def test_phrase_that_could_name_somebody_is_refused_with_the_word(signed_in, text, told):
    page = add(signed_in, text)

    assert told in text_of(page)
    assert "Say it in general words" in text_of(page)
    assert text in page.content.decode()
    assert not Phrase.objects.exists()


def test_reference_of_a_case_that_the_person_sees_is_refused(
    signed_in, inspection, inspector, client, member
):
    make_case(inspection, "AS01", inspector)
    assert "“as01” looks like the reference of a case" in text_of(add(signed_in, "like as01"))

    client.force_login(member(RoleCode.USER_VOICE))

    assert add(client, "like as01").status_code == 302


def test_case_of_an_inspection_of_others_is_not_told_of(signed_in, lead_inspector):
    other = make_inspection(service="saltmere", lead_inspector=lead_inspector)
    make_case(other, "AS01", lead_inspector)

    assert add(signed_in, "like AS01").status_code == 302


def test_codes_of_questions_are_no_references(signed_in, inspection):
    assert add(signed_in, "See AS01 and pl01.").status_code == 302


def test_number_of_phrases_has_a_limit(signed_in, inspector):
    Phrase.objects.bulk_create(
        Phrase(user=inspector, text=f"phrase {number}") for number in range(PHRASES_LIMIT)
    )

    assert "which is the limit" in text_of(add(signed_in))
    assert Phrase.objects.count() == PHRASES_LIMIT


@pytest.mark.parametrize("text", ["", " ", "x" * 301])
def test_empty_and_long_phrases_are_refused(signed_in, text):
    assert "Error:" in text_of(add(signed_in, text))
    assert not Phrase.objects.exists()


def test_phrase_is_deleted_and_a_second_click_does_no_harm(signed_in):
    add(signed_in)
    pk = Phrase.objects.get().pk

    for _ in range(2):
        assert signed_in.post(REMOVE, {"phrase": pk}).url == PHRASES

    assert not Phrase.objects.exists()
    assert AuditEvent.objects.filter(verb="phrase_removed").count() == 1


def test_phrases_of_others_are_neither_seen_nor_deleted(signed_in, client, outsider):
    add(signed_in)
    client.force_login(outsider)

    client.post(REMOVE, {"phrase": Phrase.objects.get().pk})

    assert SENTENCE not in text_of(client.get(PHRASES))
    assert Phrase.objects.exists()


def test_record_says_that_there_is_one_more_and_not_what_it_says(signed_in, inspector):
    add(signed_in)

    event = AuditEvent.objects.get(verb="phrase_added")
    assert (event.actor, event.object_label, event.details) == (
        inspector.email,
        inspector.email,
        {},
    )
    assert event.stream.name == "accounts"
