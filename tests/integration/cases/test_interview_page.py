"""The questions to ask case managers, of one case and of all of one's own."""

import pytest

from accounts.roles import RoleCode
from tests.factories.cases import answer, make_case, mark
from tests.pages import text_of

pytestmark = pytest.mark.django_db

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"
OF_CASE = f"{CASE}interview/"
OF_ALL = "/inspections/eastmarsh-2026/interview/"


def test_marked_question_stands_with_its_answer_and_note(signed_in, assessment, inspector):
    mark(assessment, inspector, "AS01", "no", note="Only a list.")
    answer(assessment, inspector, {"AS03": "yes"})

    text = text_of(signed_in.get(OF_CASE))

    assert "1 question. Print this page" in text
    assert "AS01 · Assessing" in text
    assert "Are the reasons for offending assessed well enough?" in text
    assert "So far: No" in text
    assert "Only a list." in text
    assert "AS03" not in text


def test_marked_question_may_have_no_answer_yet(signed_in, assessment, inspector):
    mark(assessment, inspector, "AS01")

    assert "So far: Not answered" in text_of(signed_in.get(OF_CASE))


def test_question_that_is_not_asked_any_more_is_left_out(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "yes"})
    mark(assessment, inspector, "AS02")
    assert "AS02" in text_of(signed_in.get(OF_CASE))

    answer(assessment, inspector, {"AB01": "no"})

    assert "No question is marked." in text_of(signed_in.get(OF_CASE))


def test_section_list_counts_what_is_marked(signed_in, assessment, inspector):
    mark(assessment, inspector, "AS01")
    mark(assessment, inspector, "PL01")

    page = signed_in.get(f"{CASE}score/about/")

    assert f'href="{OF_CASE}"' in page.content.decode()
    assert "Ask the case manager (2)" in text_of(page)


def test_list_of_an_inspection_holds_own_cases_in_their_order(
    signed_in, assessment, inspector, lead_inspector
):
    inspection = assessment.case.inspection
    later = make_case(inspection, "EM-10", inspector)
    earlier = make_case(inspection, "EM-2", inspector)
    somebody_elses = make_case(inspection, "EM-3", lead_inspector)
    for case in (later, earlier):
        mark(case, inspector, "AS01")
    mark(somebody_elses, lead_inspector, "AS01")

    text = text_of(signed_in.get(OF_ALL))

    assert text.index("Case EM-2") < text.index("Case EM-10")
    assert "EM-3" not in text
    assert "Case EM-01" not in text


def test_question_leads_back_to_its_place(signed_in, assessment, inspector):
    mark(assessment, inspector, "PL01")

    assert f'href="{CASE}score/planning/#q-PL01"' in signed_in.get(OF_ALL).content.decode()


def test_list_of_one_case_leads_to_that_of_all(signed_in, assessment):
    assert f'href="{OF_ALL}"' in signed_in.get(OF_CASE).content.decode()


def test_lead_reads_the_list_of_any_case(client, assessment, inspector, lead_inspector):
    mark(assessment, inspector, "AS01")
    client.force_login(lead_inspector)

    assert "AS01" in text_of(client.get(OF_CASE))
    assert "No question is marked." in text_of(client.get(OF_ALL))


def test_member_who_sees_no_cases_is_refused(client, inspection, member):
    client.force_login(member(RoleCode.USER_VOICE))

    assert client.get(OF_ALL).status_code == 403
