"""Finding questions and notes of one case again."""

import pytest

from accounts.roles import RoleCode
from tests.factories.cases import answer, make_case
from tests.pages import text_of

pytestmark = pytest.mark.django_db

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"
SEARCH = f"{CASE}search/"
AS_JSON = {"Accept": "application/json"}


def find(client, words, address=SEARCH):
    """Return what the page's script is told, by question."""
    reply = client.post(address, {"words": words}, headers=AS_JSON)
    return {one["question"]: one for one in reply.json()["found"]}


def test_question_is_found_by_its_code_in_any_capitals(signed_in, assessment):
    assert list(find(signed_in, "pl01")) == ["PL01"]


def test_question_is_found_by_words_of_its_text_guidance_and_theme(signed_in, assessment):
    assert list(find(signed_in, "FOLLOW assessment")) == ["PL01"]
    assert list(find(signed_in, "look for screening")) == ["AS03"]
    assert "AS01" in find(signed_in, "assessing")


def test_question_is_found_by_its_note_with_an_excerpt(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AS01": "no"}, note="x " * 60 + "The contingency is missing.")

    found = find(signed_in, "contingency")

    assert found["AS01"]["excerpt"].startswith("…x x")
    assert "The contingency is missing." in found["AS01"]["excerpt"]


def test_every_word_must_be_there(signed_in, assessment):
    assert find(signed_in, "plan unheard-of") == {}


def test_result_leads_to_the_question_in_its_section(signed_in, assessment):
    assert find(signed_in, "PL01")["PL01"]["href"] == f"{CASE}score/planning/#q-PL01"


def test_question_that_is_not_asked_leads_nowhere_and_says_why(signed_in, assessment):
    found = find(signed_in, "PL02")["PL02"]

    assert found["href"] == ""
    assert "the sentence is served in the community" in found["why"]


def test_notes_of_other_cases_are_never_found(signed_in, assessment, inspector):
    other = make_case(assessment.case.inspection, "EM-02", inspector)
    answer(other, inspector, {"AS01": "no"}, note="Lanternfish.")

    assert find(signed_in, "lanternfish") == {}


def test_page_works_without_script(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AS01": "no"}, note="No contingency.")
    assert "Code or words" in text_of(signed_in.get(SEARCH))

    page = signed_in.post(SEARCH, {"words": "contingency"})

    assert "1 question found" in text_of(page)
    assert f'href="{CASE}score/assessment/#q-AS01"' in page.content.decode()
    assert page.headers["Cache-Control"].count("no-store") == 1


def test_words_in_the_address_are_not_looked_for(signed_in, assessment):
    assert "found" not in text_of(signed_in.get(f"{SEARCH}?words=plan"))


@pytest.mark.parametrize("words", ["", "p", "x" * 201])
def test_too_little_or_too_much_finds_nothing_and_says_so(signed_in, assessment, words):
    assert find(signed_in, words) == {}
    assert "Error:" in text_of(signed_in.post(SEARCH, {"words": words}))


def test_what_was_typed_is_shown_as_text(signed_in, assessment):
    page = signed_in.post(SEARCH, {"words": "<b>bold</b>"})

    assert b"<b>bold</b>" not in page.content


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("place", ["search/", "notes/", "interview/"])
def test_case_of_somebody_else_is_not_there(client, assessment, outsider, method, place):
    client.force_login(outsider)
    reply = getattr(client, method)(f"{CASE}{place}", {"words": "plan"})

    assert reply.status_code in (404, 405)


def test_member_who_sees_no_cases_finds_nothing_in_one(client, assessment, member):
    client.force_login(member(RoleCode.USER_VOICE))

    assert client.post(SEARCH, {"words": "plan"}).status_code == 404


def test_notes_of_the_case_come_with_their_questions(signed_in, assessment, inspector):
    answer(assessment, inspector, {"PL01": "no"}, note="Later.")
    answer(assessment, inspector, {"AS01": "no"}, note="Sooner.\nAnd more.")
    answer(assessment, inspector, {"AS03": "no"}, note=" ")

    reply = signed_in.get(f"{CASE}notes/")

    assert reply.json() == {
        "notes": [
            {"question": "AS01", "note": "Sooner.\nAnd more."},
            {"question": "PL01", "note": "Later."},
        ]
    }
    assert "no-store" in reply.headers["Cache-Control"]
