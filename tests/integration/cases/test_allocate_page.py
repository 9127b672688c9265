"""Giving a case to an inspector from the case list."""

import pytest

from accounts.roles import RoleCode
from inspections.choices import Stage
from tests.factories.cases import answer, make_case, make_submitted_case
from tests.factories.inspections import bring_to_stage
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/cases/EM-01/allocate/"


@pytest.fixture
def leading(client, lead_inspector):
    client.force_login(lead_inspector)
    return client


def test_case_goes_to_whom_the_lead_chooses_with_its_answers(
    leading, assessment, inspector, lead_inspector
):
    answer(assessment, inspector, {"AS01": "yes"})

    reply = leading.post(PAGE, {"scorer": lead_inspector.pk}, follow=True)

    assessment.refresh_from_db()
    assert assessment.scorer == lead_inspector
    assert assessment.answers.get().by == inspector
    assert "Case EM-01 is with Helen Marsh now." in text_of(reply)


def test_page_says_that_answers_are_kept(leading, assessment, inspector):
    assert "already given" not in text_of(leading.get(PAGE))

    answer(assessment, inspector, {"AS01": "yes", "AB01": "no"})

    page = text_of(leading.get(PAGE))
    assert "Rosa Okafor scores this case now." in page
    assert "The 2 answers already given are kept" in page


def test_page_offers_the_team_that_scores_and_nobody(leading, assessment, member, outsider):
    member(RoleCode.QUALITY_LEAD)
    member(RoleCode.LOCAL_ASSESSOR)

    page = text_of(leading.get(PAGE))

    assert "Rosa Okafor Helen Marsh Member local assessor Nobody yet" in page
    assert "quality" not in page
    assert outsider.name not in page


def test_case_can_be_taken_from_everybody(leading, assessment):
    reply = leading.post(PAGE, {"scorer": "nobody"}, follow=True)

    assessment.refresh_from_db()
    assert assessment.scorer is None
    assert "Case EM-01 is with nobody now." in text_of(reply)


def test_same_person_again_changes_nothing(leading, assessment, inspector):
    reply = leading.post(PAGE, {"scorer": inspector.pk}, follow=True)

    assert "Nothing changed" in text_of(reply)
    assert assessment.allocations.count() == 1


@pytest.mark.parametrize("sent", [{}, {"scorer": ""}, {"scorer": "999999"}])
def test_choice_that_was_not_offered_is_refused_in_the_page(leading, assessment, inspector, sent):
    reply = leading.post(PAGE, sent)

    assessment.refresh_from_db()
    assert reply.status_code == 422
    assert "There is a problem" in text_of(reply)
    assert assessment.scorer == inspector


def test_submitted_case_stays_submitted(leading, inspection, inspector, lead_inspector):
    submitted = make_submitted_case(inspection, "EM-01", inspector)

    assert "It stays submitted" in text_of(leading.get(PAGE))
    leading.post(PAGE, {"scorer": lead_inspector.pk})

    submitted.refresh_from_db()
    assert submitted.is_submitted


def test_published_case_stays_where_it_is(leading, inspection, inspector, lead_inspector):
    submitted = make_submitted_case(inspection, "EM-01", inspector)
    bring_to_stage(inspection, Stage.PUBLISHED)

    reply = leading.post(PAGE, {"scorer": lead_inspector.pk}, follow=True)

    submitted.refresh_from_db()
    assert submitted.scorer == inspector
    assert "this case stays where it is" in text_of(reply)


def test_case_page_and_list_lead_there_for_those_who_may_alone(
    client, assessment, inspector, lead_inspector
):
    pages = [PAGE.removesuffix("allocate/"), PAGE.removesuffix("EM-01/allocate/")]
    for person, is_offered in ((lead_inspector, True), (inspector, False)):
        client.force_login(person)
        for page in pages:
            assert (f'href="{PAGE}"' in client.get(page).content.decode()) is is_offered


def test_support_officer_may_and_inspector_may_not(client, assessment, member, inspector):
    client.force_login(member(RoleCode.SUPPORT_OFFICER))
    assert client.get(PAGE).status_code == 200

    client.force_login(inspector)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"scorer": inspector.pk}).status_code == 403


def test_case_of_another_inspection_is_not_there(leading, assessment, inspector):
    make_case(assessment.case.inspection, "EM-02", inspector)

    assert leading.get(PAGE.replace("EM-01", "EM-77")).status_code == 404
