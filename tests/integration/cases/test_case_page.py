"""One case on one page, to read and to print."""

import pytest

from accounts.roles import RoleCode
from cases.services.answering import apply
from tests.factories.cases import answer, make_operation
from tests.pages import text_of

pytestmark = pytest.mark.django_db

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"


def test_case_shows_every_answer_with_reasons_and_note(signed_in, assessment, inspector):
    apply(
        make_operation(assessment, "AS01", "no", note="Only a list.", reasons=("thin",)), inspector
    )

    text = text_of(signed_in.get(CASE))

    assert "Are the reasons for offending assessed well enough?" in text
    assert "Only a list." in text
    assert "Too thin" in text
    assert "Were health needs identified? Not answered" in text


def test_answer_names_who_gave_it_where_that_is_not_the_inspector_of_the_case(
    signed_in, assessment, inspector, lead_inspector
):
    apply(make_operation(assessment, "AB01", "yes"), inspector)
    apply(make_operation(assessment, "AS01", "yes"), lead_inspector)

    text = text_of(signed_in.get(CASE))

    assert text.count("Yes Helen Marsh, ") == 1
    assert "Rosa Okafor, " not in text


def test_case_states_its_facts_and_status(signed_in, assessment):
    text = text_of(signed_in.get(CASE))

    assert "Sex Male" in text
    assert "Risk of serious harm level Not stated" in text
    assert "Allocated to Rosa Okafor. In progress." in text


def test_each_question_asked_can_be_linked_to(signed_in, assessment):
    page = signed_in.get(CASE).content.decode()

    assert 'id="q-AS01"' in page
    assert 'id="q-AS02"' not in page


def test_questions_that_do_not_apply_stand_in_one_line(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "no"})

    text = text_of(signed_in.get(CASE))

    assert "because there were no factors relating to harm to others." in text
    assert "because the sentence is served in the community." in text


def test_note_is_text_and_never_markup(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AS01": "no"}, note="<script>alert(1)</script>")

    assert "<script>alert(1)" not in signed_in.get(CASE).content.decode()


def test_reasons_left_from_a_no_are_not_shown_beside_a_yes(signed_in, assessment, inspector):
    apply(make_operation(assessment, "AS01", "yes", reasons=("thin",)), inspector)

    assert "Too thin" not in text_of(signed_in.get(CASE))


def test_page_costs_few_queries(signed_in, assessment, django_assert_max_num_queries):
    signed_in.get(CASE)

    with django_assert_max_num_queries(11):
        signed_in.get(CASE)


@pytest.mark.parametrize("role", [RoleCode.LOCAL_ASSESSOR, RoleCode.USER_VOICE])
def test_member_who_may_not_see_the_case_gets_404(client, assessment, member, role):
    client.force_login(member(role))

    assert client.get(CASE).status_code == 404


def test_outsider_gets_404_as_for_a_case_that_is_not_there(client, assessment, outsider, inspector):
    client.force_login(outsider)
    assert client.get(CASE).status_code == 404

    client.force_login(inspector)
    assert client.get(CASE.replace("EM-01", "EM-99")).status_code == 404


def test_anonymous_is_sent_to_sign_in(client, assessment):
    assert client.get(CASE).url.startswith("/accounts/sign-in/?next=")


def test_page_takes_no_post(signed_in, assessment):
    assert signed_in.post(CASE).status_code == 405
